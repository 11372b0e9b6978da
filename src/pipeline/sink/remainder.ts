import type { Sample } from '../../frame/index.js'
import type { SampleSource } from './sample-source.js'

/** The samples that are left for a loop that is slower than the end of its pipeline. */
export class Remainder<T extends Sample> {
  readonly #samples: T[] = []
  #failure: { readonly error: unknown } | undefined

  /** Takes all samples that the source has. */
  fill(source: SampleSource<T>): void {
    try {
      for (let sample = source.next(); sample !== undefined; sample = source.next())
        this.#samples.push(sample)
    } catch (error) {
      // The loop gets it in its place, after the samples that came before.
      this.#failure = { error }
    }
  }

  /** Returns the next sample, if there is one. */
  next(): T | undefined {
    const sample = this.#samples.shift()
    const failure = this.#failure
    if (sample !== undefined || failure === undefined) return sample
    this.#failure = undefined
    throw failure.error
  }

  /** Drops the samples. */
  clear(): void {
    this.#failure = undefined
    for (const sample of this.#samples.splice(0)) sample.dispose()
  }
}
