/**
 * Tells whether samples follow one another so closely that a short wait for the next one costs less than sleeping until
 * the sink reports it.
 */
export class Pace {
  /** The moving average of the time from one sample to the next, in ms. */
  #interval = maxKnownMs
  #last = 0

  /** Notes that a sample has come. */
  noteSample(): void {
    const now = performance.now()
    this.#interval += (Math.min(now - this.#last, maxKnownMs) - this.#interval) / samplesInAverage
    this.#last = now
  }

  /** True while samples follow one another closely. */
  get isFast(): boolean {
    return this.#interval < maxFastMs
  }

  /** True while the next sample is due, or not much overdue. */
  get isSoon(): boolean {
    return this.isFast && performance.now() - this.#last < this.#interval * maxOverdue + minPatienceMs
  }
}

// Between samples that are further apart, sleeping costs less.
const maxFastMs = 2
const maxKnownMs = 10
const samplesInAverage = 4
const maxOverdue = 2
const minPatienceMs = 0.2
