import { c, layouts, littleEndian, type Pointer, readString, withStruct } from '../../ffi/index.js'

/** The result of GStreamer's parser: a pipeline, an error message, or both. */
export interface Launched {
  /** The pipeline or element. The caller owns the reference. */
  readonly made: Pointer | null
  readonly complaint: string | undefined
}

/** Parses a description with GStreamer. */
export function launch(description: string, context: Pointer | null, flags: number): Launched {
  return withStruct('void*', ({ pointer, view }) => {
    const made = c.gst_parse_launch_full(description, context, flags, pointer)
    if (made !== null) c.gst_object_ref_sink(made)
    return { made, complaint: takeMessage(view.getBigUint64(0, littleEndian)) }
  })
}

/** Reads the message of a GError and frees it. Returns undefined for NULL. */
export function takeMessage(error: Pointer): string | undefined {
  if (error === 0n) return undefined
  const message = readString(error, layouts.GError.message).replace(/\.$/, '')
  c.g_error_free(error)
  return message
}
