import { wrongType } from '../../errors/index.js'
import { ownValue } from './members.js'
import { checkDepth } from './nesting.js'
import { gtypeOf } from './type-names.js'
import { Typed } from './typed-value.js'
import type { Value } from './types.js'

/**
 * Gives a value its type in a structure, a list or an array, like `(uint)7` in a pipeline description. Without it, an
 * integer becomes an int, another number a double, a bigint an int64, and a string a string.
 *
 * @param type - a name as in a pipeline description, such as `'uint'`, `'float'` or `'GstVideoMultiviewMode'`
 * @param value - the value, as it would be read; null only for a string
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`; `ERR_OUT_OF_RANGE` if it is nested more than 16 levels deep
 * @see `g_value_init`
 * @example
 * ```ts
 * import { structure, typed } from 'gst-allocators/pipeline'
 *
 * const map = structure('application/x-rtp-ssrc-map', { '1234': typed('uint', 5678) })
 * console.log(String(map)) // application/x-rtp-ssrc-map, 1234=(uint)5678;
 * ```
 */
export function typed(type: string, value: Value): Typed {
  if (typeof type !== 'string' || type.includes('\0')) throw wrongType('type', 'the name of a type', type)
  const place = `a value of the type '${type}'`
  if (value === null) {
    if (gtypeOf(type) === 'gchararray') return new Typed(type, null)
    throw wrongType(place, 'a value: GStreamer can print and read null only as a string. Leave it out', null)
  }
  const own = ownValue(place, value)
  checkDepth(place, own)
  return new Typed(type, own)
}
