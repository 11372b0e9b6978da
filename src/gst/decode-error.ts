import { c, layouts, type Pointer, readField, readString } from '../ffi/index.js'
import { nickOf } from './enum-values.js'
import { ErrorValue } from './values/index.js'

/** Reads a GError. */
export function decodeError(error: Pointer): ErrorValue {
  const quark = c.g_quark_to_string(Number(readField(error, layouts.GError.domain, 'uint'))) ?? ''
  const number = Number(readField(error, layouts.GError.code, 'int'))
  const known = domains[quark]
  return new ErrorValue({
    domain: known?.name ?? quark,
    number,
    reason: known === undefined ? String(number) : nickOf(c.g_type_class_ref(BigInt(known.type())), number),
    message: readString(error, layouts.GError.message),
  })
}

const domains: Readonly<Partial<Record<string, { name: string; type: () => number | bigint }>>> = {
  'gst-core-error-quark': { name: 'core', type: () => c.gst_core_error_get_type() },
  'gst-library-error-quark': { name: 'library', type: () => c.gst_library_error_get_type() },
  'gst-resource-error-quark': { name: 'resource', type: () => c.gst_resource_error_get_type() },
  'gst-stream-error-quark': { name: 'stream', type: () => c.gst_stream_error_get_type() },
}
