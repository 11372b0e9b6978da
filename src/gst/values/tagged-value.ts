import { textOf } from './text-of.js'
import type { Value } from './types.js'

/** A value that is neither a string, a number, a boolean nor an array. Its `type` is the name of its GType. */
export abstract class TaggedValue<Type extends string> {
  readonly #type: Type

  /** @internal */
  constructor(type: Type) {
    this.#type = type
  }

  /** The name of the GType, which tells the kinds of values apart. */
  get type(): Type {
    return this.#type
  }

  /** Returns the value as text, as in a pipeline description. */
  toString(): string {
    return textOf(this as unknown as Value)
  }
}
