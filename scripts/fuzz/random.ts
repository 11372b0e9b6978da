/** A source of random choices that repeats itself for the same seed. */
export class Random {
  /** True while a text is made that must be valid. */
  isCareful = false
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** Returns an integer from 0 to `limit` - 1 (mulberry32). */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * limit)
  }

  /** Returns true in one of `times` cases. */
  oneIn(times: number): boolean {
    return this.below(times) === 0
  }

  /** Returns true in one of `times` cases, but never for a careful text. */
  slipOneIn(times: number): boolean {
    return !this.isCareful && this.oneIn(times)
  }

  /** Returns one of some things. */
  pick<T>(things: readonly T[]): T {
    const thing = things[this.below(things.length)]
    if (thing === undefined) throw new TypeError('There is nothing to pick from')
    return thing
  }

  /** Returns one of some words, which are separated by spaces. */
  word(words: string): string {
    return this.pick(words.split(' '))
  }

  /** Returns a list of `from` to `to` things. */
  list<T>(from: number, to: number, make: () => T): T[] {
    return Array.from({ length: from + this.below(to - from + 1) }, make)
  }
}
