import { freezeFields, readFields } from './members.js'
import { checkStructureName } from './names.js'
import { TaggedValue } from './tagged-value.js'
import type { FieldValue, Value } from './types.js'

/**
 * A name and a set of fields. Written back, each field keeps the type that it was read with.
 *
 * @see `GstStructure`
 */
export class Structure extends TaggedValue<'GstStructure'> {
  /** The name. In caps, this is the media type. */
  readonly name: string
  /** The fields by name. */
  readonly fields: Readonly<Record<string, Value>>

  /** @internal */
  constructor(name: string, fields: Readonly<Record<string, Value>>) {
    super('GstStructure')
    this.name = name
    this.fields = fields
    // A subclass has more members to come.
    if (new.target === Structure) Object.freeze(this)
  }
}

/**
 * Makes a structure from its fields. An integer becomes an int, another number a double, a bigint an int64; for other
 * types see {@link typed}.
 *
 * @param name - its name, which starts with a letter, such as `'application/x-rtp-ssrc-map'`
 * @param fields - the fields by name; a name has letters, digits and `/-_.:+`. Values may be nested 16 levels deep
 * @throws {GstAllocatorsError} `ERR_OUT_OF_RANGE`, `ERR_INVALID_ARG_TYPE`
 * @see `gst_structure_new`
 * @example
 * ```ts
 * import { structure } from 'gst-allocators/pipeline'
 *
 * console.log(String(structure('headers', { accept: 'text/html', tries: 3 })))
 * // headers, accept=(string)text/html, tries=(int)3;
 * ```
 */
export function structure(name: string, fields: Readonly<Record<string, FieldValue>> = {}): Structure {
  checkStructureName(name)
  return new Structure(name, freezeFields(name, readFields(fields)))
}
