import { c, type Pointer } from '../../ffi/index.js'
import { decodeValue } from './decode-value.js'
import type { Structure, Value } from './value-type.js'

/** Reads a GstStructure with all its fields. */
export function decodeStructure(structure: Pointer): Structure {
  const fields: Record<string, Value> = {}
  for (const name of fieldNames(structure)) fields[name] = fieldOf(structure, name)
  return { name: c.gst_structure_get_name(structure), fields }
}

/** Reads one field; null when it is not there. */
export function fieldOf(structure: Pointer, name: string): Value {
  const value = c.gst_structure_get_value(structure, name)
  return value === null ? null : decodeValue(value)
}

/** The names of a structure's fields. */
export function fieldNames(structure: Pointer): string[] {
  return Array.from({ length: c.gst_structure_n_fields(structure) }, (_, index) =>
    c.gst_structure_nth_field_name(structure, index),
  )
}
