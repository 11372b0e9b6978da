/** Measures what a number of frames takes. */
export class Stopwatch {
  #start = performance.now()

  get seconds(): number {
    return (performance.now() - this.#start) / 1000
  }

  /** Does something that is not to be measured. */
  async leaveOut(work: () => Promise<void>): Promise<void> {
    const start = performance.now()
    await work()
    this.#start += performance.now() - start
  }
}

/** A number of frames and a time as a rate, in words. */
export function rate(frames: number, seconds: number): string {
  return `${Math.round(frames / seconds)} frames per second`
}
