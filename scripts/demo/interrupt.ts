/**
 * Turns Ctrl-C into an abort signal, so that everything that runs can be stopped cleanly. A later Ctrl-C exits at once.
 */
export class Interrupt implements Disposable {
  readonly #controller = new AbortController()
  #since = 0
  readonly #onSignal = () => {
    // The terminal and npm may both forward the same Ctrl-C, so only a later signal is a second Ctrl-C.
    if (this.signal.aborted && performance.now() - this.#since > repeatedSignalMs) process.exit(130)
    if (this.signal.aborted) return
    this.#since = performance.now()
    this.#controller.abort()
  }

  constructor() {
    for (const name of signals) process.on(name, this.#onSignal)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  [Symbol.dispose](): void {
    for (const name of signals) process.off(name, this.#onSignal)
  }
}

const signals = ['SIGINT', 'SIGTERM'] as const

// Further signals within this time belong to the same Ctrl-C.
const repeatedSignalMs = 1000
