import { setImmediate } from 'node:timers/promises'

/**
 * Keeps a loop that never has to wait from holding up the event loop: after a while, what is returned is a promise for its next turn.
 * Without, no timer, signal or Ctrl-C would come through.
 */
export class Turn {
  #began = 0

  /** Undefined as long as the loop may go on. */
  over(): Promise<void> | undefined {
    const now = performance.now()
    if (this.#began === 0) this.#began = now
    if (now - this.#began < longest) return undefined
    return setImmediate().then(() => {
      this.#began = 0
    })
  }

  /** The loop has waited by itself. */
  renew(): void {
    this.#began = 0
  }
}

/** In milliseconds. */
const longest = 4
