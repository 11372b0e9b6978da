/** What went wrong, for the person at the terminal: no stack, and what to do about it. */
export class DemoError extends Error {
  readonly advice: string | undefined

  constructor(message: string, advice?: string) {
    super(message)
    this.advice = advice
  }
}
