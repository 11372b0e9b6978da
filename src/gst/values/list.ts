import { freezeItems } from './field-types.js'
import { textOf } from './text-of.js'
import type { FieldValue, Value } from './types.js'

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

/**
 * Makes a list of alternatives, for caps that are not fixed.
 *
 * @param items - the alternatives
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`
 * @see `GST_TYPE_LIST`
 * @example
 * ```ts
 * import { list } from 'gst-allocators/pipeline'
 *
 * console.log(String(list('I420', 'NV12'))) // { (string)I420, (string)NV12 }
 * ```
 */
export function list(...items: readonly FieldValue[]): List {
  return freezeItems(new List(), items)
}

/**
 * Makes an array, for the fields of structures and caps. Properties that are arrays accept plain arrays too.
 *
 * @param items - the values, in their order
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`
 * @see `GST_TYPE_ARRAY`
 * @example
 * ```ts
 * import { array } from 'gst-allocators/pipeline'
 *
 * console.log(String(array(1, 2))) // < (int)1, (int)2 >
 * ```
 */
export function array(...items: readonly FieldValue[]): ValueArray {
  return freezeItems(new ValueArray(), items)
}
