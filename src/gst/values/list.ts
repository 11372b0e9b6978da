import { List, ValueArray } from './containers.js'
import { freezeItems } from './members.js'
import type { FieldValue } from './types.js'

/**
 * Makes a list of alternatives, for caps that are not fixed.
 *
 * @param items - the alternatives
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`; `ERR_OUT_OF_RANGE` if it is nested more than 16 levels deep
 * @see `GST_TYPE_LIST`
 * @example
 * ```ts
 * import { list } from 'gst-allocators/pipeline'
 *
 * console.log(String(list('I420', 'NV12'))) // { (string)I420, (string)NV12 }
 * ```
 */
export function list(...items: readonly FieldValue[]): List {
  return freezeItems(new List(), items, 'a list')
}

/**
 * Makes an array, for the fields of structures and caps. Properties that are arrays accept plain arrays too.
 *
 * @param items - the values, in their order
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`; `ERR_OUT_OF_RANGE` if it is nested more than 16 levels deep
 * @see `GST_TYPE_ARRAY`
 * @example
 * ```ts
 * import { array } from 'gst-allocators/pipeline'
 *
 * console.log(String(array(1, 2))) // < (int)1, (int)2 >
 * ```
 */
export function array(...items: readonly FieldValue[]): ValueArray {
  return freezeItems(new ValueArray(), items, 'an array')
}
