/** An error for the person at the terminal: it is shown without a stack trace, and with advice if there is any. */
export class DemoError extends Error {
  readonly advice: string | undefined

  constructor(message: string, advice?: string) {
    super(message)
    this.advice = advice
  }
}
