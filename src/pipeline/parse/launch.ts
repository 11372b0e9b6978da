import {
  c,
  layouts,
  littleEndian,
  nativeStruct,
  type NativeStruct,
  type Pointer,
  readString,
} from '../../ffi/index.js'

/** What GStreamer's parser made of a description, and what it complains of; it may be both. */
export interface Launched {
  /** With a reference that is the caller's. */
  readonly made: Pointer | null
  readonly complaint: string | undefined
}

/** Has GStreamer parse a description. */
export function launch(description: string, context: Pointer | null, flags: number): Launched {
  errorOut ??= nativeStruct(8)
  errorOut.view.setBigUint64(0, 0n)
  const made = c.gst_parse_launch_full(description, context, flags, errorOut.pointer)
  if (made !== null) c.gst_object_ref_sink(made)
  return { made, complaint: takeMessage(errorOut.view.getBigUint64(0, littleEndian)) }
}

let errorOut: NativeStruct | undefined

/** Reads the message of a GError, which may be none, and frees it. */
export function takeMessage(error: Pointer): string | undefined {
  if (error === 0n) return undefined
  const message = readString(error, layouts.GError.message).replace(/\.$/, '')
  c.g_error_free(error)
  return message
}
