import { setImmediate } from 'node:timers/promises'

/**
 * Keeps a loop that never has to wait from blocking the event loop, and with it timers, signals and Ctrl-C: when its
 * time slice is over, nextTurn() returns a promise to await.
 */
export class TimeSlice {
  #began = 0

  /** Returns undefined while the loop may continue. */
  nextTurn(): Promise<void> | undefined {
    const now = performance.now()
    if (this.#began === 0) this.#began = now
    if (now - this.#began < maxSliceMs) return undefined
    return setImmediate().then(() => {
      this.#began = 0
    })
  }

  /** Starts a new slice, because the loop has waited anyway. */
  restart(): void {
    this.#began = 0
  }
}

const maxSliceMs = 4
