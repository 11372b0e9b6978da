import { GstAllocatorsError, wrongType } from '../../errors/index.js'
import { freezeFields } from './field-types.js'
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
 * @param fields - the fields by name
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
  checkName(name)
  if (typeof fields !== 'object') throw wrongType('fields', 'an object', fields)
  for (const field of Object.keys(fields)) if (field === '' || field.includes('\0')) throw badField(field)
  return new Structure(name, freezeFields(fields))
}

/** GStreamer logs a CRITICAL for any other name. */
function checkName(name: unknown): void {
  if (typeof name !== 'string') throw wrongType('name', 'a string', name)
  if (/^[A-Za-z][\w/.:+-]*$/.test(name)) return
  throw new GstAllocatorsError(
    'ERR_OUT_OF_RANGE',
    `Cannot use '${name}' as the name of a structure: it must start with a letter, followed by letters, digits and /-_.:+`,
  )
}

function badField(field: string): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_OUT_OF_RANGE',
    `Cannot use '${field}' as the name of a field: it must be a string that is not empty and has no NUL character`,
  )
}
