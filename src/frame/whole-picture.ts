import {
  c,
  GST_BUFFER_COPY_FLAGS,
  GST_BUFFER_COPY_MEMORY,
  GST_BUFFER_COPY_TIMESTAMPS,
  type Pointer,
} from '../ffi/index.js'
import type { CapsInfo } from './caps-info.js'
import type { VideoFormat } from './video-format.js'
import { readVideoMeta, setVideoMeta } from './video-meta.js'

/**
 * Returns a sample with the bytes of a buffer as a whole picture: a field as a picture of its own, because encoders do
 * not accept fields, and without its crop, which makes GStreamer 1.22 log a CRITICAL. The caller owns the reference.
 */
export function wholePicture(
  buffer: Pointer,
  { colorimetry }: CapsInfo['structure']['fields'],
  { format, formatId, width, lines }: VideoFormat,
): Pointer {
  const color = typeof colorimetry === 'string' ? `,colorimetry=(string)"${colorimetry}"` : ''
  const caps = c.gst_caps_from_string(`video/x-raw,format=${format},width=${width},height=${lines}${color}`)
  const picture = c.gst_buffer_copy_region(buffer, copiedParts, 0, wholeBuffer)
  if (caps === null || picture === null) throw new TypeError('Cannot copy the header of a picture')
  c.gst_buffer_add_parent_buffer_meta(picture, buffer)
  const meta = readVideoMeta(buffer)
  if (meta !== undefined) setVideoMeta(picture, { formatId, width: meta.width, height: lines }, meta)
  const sample = c.gst_sample_new(picture, caps, null, null)
  c.gst_mini_object_unref(picture)
  c.gst_mini_object_unref(caps)
  return sample
}

// Without the metadata.
const copiedParts = GST_BUFFER_COPY_FLAGS | GST_BUFFER_COPY_TIMESTAMPS | GST_BUFFER_COPY_MEMORY
const wholeBuffer = 2n ** 64n - 1n
