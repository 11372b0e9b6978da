import { wrongType } from '../../errors/index.js'
import type { Value } from './types.js'

/** A value with the type that it gets in a structure, a list or an array. */
export class Typed {
  /** The name of the GType. */
  readonly gtype: string
  /** The value. */
  readonly value: Value

  /** @internal */
  constructor(gtype: string, value: Value) {
    this.gtype = gtype
    this.value = value
    Object.freeze(this)
  }
}

/**
 * Gives a value its type in a structure, a list or an array, like `(uint)7` in a pipeline description. Without it, an
 * integer becomes an int, another number a double, a bigint an int64, and a string a string.
 *
 * @param type - a name as in a pipeline description, such as `'uint'`, `'float'` or `'GstVideoMultiviewMode'`
 * @param value - the value, as it would be read
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`
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
  return new Typed(aliases[type] ?? type, value)
}

// Short names of types, as GStreamer's text syntax has them.
const aliases: Readonly<Partial<Record<string, string>>> = {
  ...Object.fromEntries(
    ['boolean', 'char', 'uchar', 'int', 'uint', 'long', 'ulong', 'int64', 'uint64', 'float', 'double'].map(
      (name) => [name, `g${name}`],
    ),
  ),
  string: 'gchararray',
  fraction: 'GstFraction',
  bitmask: 'GstBitmask',
  buffer: 'GstBuffer',
  caps: 'GstCaps',
  structure: 'GstStructure',
  taglist: 'GstTagList',
  date: 'GDate',
  datetime: 'GstDateTime',
}
