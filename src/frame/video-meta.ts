import { c, layouts, littleEndian, type Pointer, peekStruct, withStruct } from '../ffi/index.js'
import type { VideoFormat } from './video-format.js'

/** The location of the planes of a picture in its bytes. */
export interface FrameLayout {
  /** The distance from the start of one line to the next, in bytes: one number for each plane. */
  readonly strides: readonly number[]
  /** The start of each plane, in bytes from the beginning of the data. */
  readonly offsets: readonly number[]
}

/** The layout that a buffer specifies, with the size and format that it is for. */
export interface VideoMeta extends FrameLayout {
  readonly formatId: number
  readonly width: number
  readonly height: number
}

/** Reads the GstVideoMeta of a buffer; undefined when it has none. */
export function readVideoMeta(buffer: Pointer): VideoMeta | undefined {
  const meta = c.gst_buffer_get_video_meta(buffer)
  if (meta === null) return undefined
  const at = layouts.GstVideoMeta
  const view = peekStruct(meta, 'GstVideoMeta')
  const planes = Array.from({ length: view.getUint32(at.planes, littleEndian) }, (_, plane) => plane)
  return {
    formatId: view.getInt32(at.format, littleEndian),
    width: view.getUint32(at.width, littleEndian),
    height: view.getUint32(at.height, littleEndian),
    offsets: planes.map((plane) => Number(view.getBigUint64(at.offset + plane * 8, littleEndian))),
    strides: planes.map((plane) => view.getInt32(at.stride + plane * 4, littleEndian)),
  }
}

/** Adds a GstVideoMeta to a writable buffer, in place of those that it has. */
export function setVideoMeta(
  buffer: Pointer,
  { formatId, width, height }: Pick<VideoFormat, 'formatId' | 'width' | 'height'>,
  { strides, offsets }: FrameLayout,
): void {
  for (let old = c.gst_buffer_get_video_meta(buffer); old !== null; old = c.gst_buffer_get_video_meta(buffer))
    c.gst_buffer_remove_meta(buffer, old)
  withStruct('size_t[4]', (starts) => {
    withStruct('int[4]', (distances) => {
      for (const [plane, offset] of offsets.entries())
        starts.view.setBigUint64(plane * 8, BigInt(offset), littleEndian)
      for (const [plane, stride] of strides.entries())
        distances.view.setInt32(plane * 4, stride, littleEndian)
      c.gst_buffer_add_video_meta_full(
        buffer,
        0,
        formatId,
        width,
        height,
        strides.length,
        starts.pointer,
        distances.pointer,
      )
    })
  })
}
