import { DemoError } from './demo-error.js'

/** A time limit for each wait. Its signal is aborted when a wait takes too long, and also by Ctrl-C. */
export class FrameTimeout implements Disposable {
  readonly #controller = new AbortController()
  readonly #seconds: number
  readonly #subject: string
  #timer: NodeJS.Timeout | undefined
  readonly signal: AbortSignal

  /** @param subject - what is being attempted, as in "Cannot `subject`" */
  constructor(interrupt: AbortSignal, seconds: number, subject: string) {
    this.#seconds = seconds
    this.#subject = subject
    this.signal = AbortSignal.any([interrupt, this.#controller.signal])
  }

  /** Starts a wait. */
  wait(): void {
    this.rest()
    if (!Number.isFinite(this.#seconds)) return
    this.#timer = setTimeout(() => {
      const what = `no frame arrived for ${this.#seconds} seconds`
      this.#controller.abort(new DemoError(`Cannot ${this.#subject}: ${what}`))
    }, this.#seconds * 1000)
  }

  /** Ends a wait. */
  rest(): void {
    clearTimeout(this.#timer)
  }

  [Symbol.dispose](): void {
    this.rest()
  }
}
