import { textOf } from './text-of.js'
import type { Value } from './types.js'

/** Alternatives, of which one is chosen, as in the caps of an element: `{ I420, NV12 }`. It is a frozen array. */
export class List<T = Value> extends Array<T> {
  /** The name of the GType, which tells the kinds of values apart. */
  declare readonly type: 'GstValueList'

  static {
    // On the prototype, so that the array has nothing but its items.
    Object.defineProperty(this.prototype, 'type', { value: 'GstValueList' })
  }

  /** Returns the list as text, as in a pipeline description. */
  override toString(): string {
    return textOf(this as unknown as Value)
  }

  /** @internal Makes `map()` and the like return plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }
}

/** Values that belong together, in their order: `< 1, 2 >`. It is a frozen array. */
export class ValueArray<T = Value> extends Array<T> {
  /** The name of the GType, which tells the kinds of values apart. */
  declare readonly type: 'GstValueArray'

  static {
    // On the prototype, so that the array has nothing but its items.
    Object.defineProperty(this.prototype, 'type', { value: 'GstValueArray' })
  }

  /** Returns the array as text, as in a pipeline description. */
  override toString(): string {
    return textOf(this as unknown as Value)
  }

  /** @internal Makes `map()` and the like return plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }
}
