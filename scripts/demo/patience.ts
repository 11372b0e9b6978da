import { DemoError } from './demo-error.js'

/** Aborts when something is waited for too long. Whoever waits also hears of Ctrl-C. */
export class Patience implements Disposable {
  readonly #controller = new AbortController()
  readonly #seconds: number
  readonly #subject: string
  #timer: NodeJS.Timeout | undefined
  readonly signal: AbortSignal

  /** @param subject - what is tried, as in "Cannot `subject`" */
  constructor(interrupt: AbortSignal, seconds: number, subject: string) {
    this.#seconds = seconds
    this.#subject = subject
    this.signal = AbortSignal.any([interrupt, this.#controller.signal])
  }

  /** The waiting begins. */
  wait(): void {
    this.rest()
    if (!Number.isFinite(this.#seconds)) return
    this.#timer = setTimeout(() => {
      const what = `no frame came for ${this.#seconds} seconds`
      this.#controller.abort(new DemoError(`Cannot ${this.#subject}: ${what}`))
    }, this.#seconds * 1000)
  }

  /** The waiting is over. */
  rest(): void {
    clearTimeout(this.#timer)
  }

  [Symbol.dispose](): void {
    this.rest()
  }
}
