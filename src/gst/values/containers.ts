import { textOf } from './text-of.js'
import type { Value } from './types.js'

/** Values in their order. It is a frozen array. */
abstract class Container<T> extends Array<T> {
  /** Returns the values as text, as in a pipeline description. */
  override toString(): string {
    return textOf(this as unknown as Value)
  }

  /** @internal Makes `map()` and the like return plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }
}

/** Alternatives, of which one is chosen, as in the caps of an element: `{ I420, NV12 }`. It is a frozen array. */
export class List<T = Value> extends Container<T> {
  /** The name of the GType, which tells the kinds of values apart. */
  declare readonly type: 'GstValueList'

  static {
    // On the prototype, so that the array has nothing but its items.
    Object.defineProperty(this.prototype, 'type', { value: 'GstValueList' })
  }
}

/** Values that belong together, in their order: `< 1, 2 >`. It is a frozen array. */
export class ValueArray<T = Value> extends Container<T> {
  /** The name of the GType, which tells the kinds of values apart. */
  declare readonly type: 'GstValueArray'

  static {
    Object.defineProperty(this.prototype, 'type', { value: 'GstValueArray' })
  }
}
