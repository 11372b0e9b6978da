import { checkChoice, GstAllocatorsError } from '../../errors/index.js'
import { c, layouts, littleEndian, peekStruct, type Pointer } from '../../ffi/index.js'
import type { Memory } from '../../memory/index.js'
import { type MapMode, mapModes } from '../../memory/map-mode.js'
import { FrameMapping } from './frame-mapping.js'
import type { Media, VideoFormat } from './media.js'
import { Sample } from './sample.js'

/**
 * A picture of raw video. Its bytes are where GStreamer has them.
 *
 * @see `GstVideoFrame`
 */
export class Frame extends Sample {
  readonly #video: VideoFormat
  /** The width in pixels. */
  readonly width: number
  /** The height in pixels. */
  readonly height: number
  /** GStreamer's name of the format, as `'RGBA'` or `'NV12'`. */
  readonly format: string

  /** @internal */
  constructor(sample: Pointer, buffer: Pointer, media: Media, video: VideoFormat) {
    super(sample, buffer, media)
    this.#video = video
    this.width = video.width
    this.height = video.height
    this.format = video.format
  }

  /**
   * Makes the bytes available, plane by plane, with the true distance of their lines. Nothing is copied, and memories are never merged.
   *
   * @param mode - what the bytes are needed for
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_FRAME_NOT_WRITABLE`, `ERR_NOT_VIDEO` when a plane lies in two memories, and what
   *   `memory.map()` throws
   * @see `gst_video_frame_map`
   */
  map<M extends MapMode>(mode: M): FrameMapping<M> {
    this.live('map')
    checkChoice('mode', mode, mapModes)
    this.checkWritable(mode)
    return FrameMapping.of(mode, this.#places(), this.#video)
  }

  /**
   * A copy of the bytes without what pads the lines: plane after plane, line after line.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_NOT_VIDEO`, and what `memory.map()` throws
   */
  override copyBytes(): Uint8Array {
    using mapping = this.map('read')
    const { planes } = this.#video
    const bytes = new Uint8Array(planes.reduce((sum, { rowBytes, height }) => sum + rowBytes * height, 0))
    let at = 0
    for (const [index, { rowBytes, height }] of planes.entries()) {
      const plane = mapping.planes[index]
      for (let row = 0; plane !== undefined && row < height; row++, at += rowBytes)
        bytes.set(plane.bytes.subarray(row * plane.stride, row * plane.stride + rowBytes), at)
    }
    return bytes
  }

  /** Where each plane is: its memory, and its place in that. */
  #places(): PlanePlace[] {
    const { memories } = this
    const meta = c.gst_buffer_get_video_meta(this.live('map'))
    const view = meta === null ? undefined : peekStruct(meta, layouts.GstVideoMeta.size)
    return this.#video.planes.map(({ offset, stride, height, rowBytes }, index) => {
      const start =
        view === undefined
          ? offset
          : Number(view.getBigUint64(layouts.GstVideoMeta.offset + index * 8, littleEndian))
      const distance =
        view === undefined ? stride : view.getInt32(layouts.GstVideoMeta.stride + index * 4, littleEndian)
      return place(memories, start, distance, height, rowBytes)
    })
  }
}

/** Where a plane is. */
export interface PlanePlace {
  readonly memory: Memory
  /** In bytes, from the beginning of the memory's usable bytes. */
  readonly start: number
  readonly end: number
  readonly stride: number
}

function place(
  memories: readonly Memory[],
  start: number,
  stride: number,
  height: number,
  rowBytes: number,
): PlanePlace {
  let before = 0
  for (const memory of memories) {
    const { size } = memory
    if (start < before + size) {
      const from = start - before
      const needed = from + stride * (height - 1) + rowBytes
      if (stride < rowBytes || needed > size) break
      return { memory, start: from, end: Math.min(size, from + stride * height), stride }
    }
    before += size
  }
  throw new GstAllocatorsError(
    'ERR_NOT_VIDEO',
    `Cannot map this frame: a plane of ${height} lines, ${stride} bytes apart, from byte ${start} on is not in one memory`,
  )
}
