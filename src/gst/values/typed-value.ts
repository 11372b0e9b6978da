import { textOf } from './text-of.js'
import { gtypeOf } from './type-names.js'
import type { Value } from './types.js'

/** A value with the type that it gets in a structure, a list or an array. As a string it is `'(uint)7'`. */
export class Typed {
  /** The name of the GType. */
  readonly gtype: string
  /** The value. */
  readonly value: Value
  readonly #written: string

  /** @internal */
  constructor(written: string, value: Value) {
    this.gtype = gtypeOf(written)
    this.value = value
    this.#written = written
    Object.freeze(this)
  }

  /** @internal Returns the name of the type as it was written. Undefined for an object that only looks like this one. */
  static writtenTypeOf(value: unknown): string | undefined {
    return typeof value === 'object' && value !== null && #written in value ? value.#written : undefined
  }

  /** Returns the value as text with its type, as in a pipeline description. */
  toString(): string {
    return textOf(this as unknown as Value)
  }
}
