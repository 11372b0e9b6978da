/** Turns Ctrl-C into an abort signal, so that what is running can be stopped in order. */
export class Interrupt implements Disposable {
  readonly #controller = new AbortController()
  #since = 0
  readonly #onSignal = () => {
    // A terminal and npm may both pass one Ctrl-C on, so only a later one means that the user has lost patience.
    if (this.signal.aborted && performance.now() - this.#since > patience) process.exit(130)
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

/** In milliseconds. */
const patience = 1000
