import { c, layouts, littleEndian, peekStruct, type Pointer } from '../ffi/index.js'

/** A part of a picture, in pixels. */
export interface Crop {
  /** The distance from the left edge of the picture. */
  readonly x: number
  /** The distance from the upper edge of the picture. */
  readonly y: number
  /** The number of pixels in a line of the part. */
  readonly width: number
  /** The number of lines in the part. */
  readonly height: number
}

/** Returns the part of a picture that its buffer asks to show; null when it asks for nothing. */
export function cropOf(buffer: Pointer): Crop | null {
  const meta = c.gst_buffer_get_meta(buffer, c.gst_video_crop_meta_api_get_type())
  if (meta === null) return null
  const at = layouts.GstVideoCropMeta
  const view = peekStruct(meta, 'GstVideoCropMeta')
  const number = (offset: number) => view.getUint32(offset, littleEndian)
  return { x: number(at.x), y: number(at.y), width: number(at.width), height: number(at.height) }
}
