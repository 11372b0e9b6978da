import { checkChoice, GstAllocatorsError, wrongType } from '../../errors/index.js'
import type { Pointer } from '../../ffi/index.js'
import { type MapMode, mapModes } from '../../fd/map-mode.js'
import { describeDmaBuf, type DmaBufFrame } from './dma-buf-frame.js'
import { FrameMapping } from './frame-mapping.js'
import type { Media, VideoFormat } from './media.js'
import { findLines, findPlanes } from './places.js'
import { Sample } from './sample.js'
import { writePng } from './to-png.js'

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
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_FRAME_NOT_WRITABLE`, `ERR_NOT_LINEAR`, `ERR_NOT_VIDEO` when a plane lies in two memories, and what
   *   `memory.map()` throws
   * @see `gst_video_frame_map`
   */
  map<M extends MapMode>(mode: M): FrameMapping<M> {
    this.live('map')
    checkChoice('mode', mode, mapModes)
    this.#checkLinear('map')
    this.checkWritable(mode)
    const places = findLines(this.live('map'), this.memories, this.#video.planes)
    return FrameMapping.of(mode, places, this.#video)
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

  /**
   * The picture as dma-bufs, in the shape that Electron's `nativePixmap` and node-av's `fromDmaBuf` take; null when its memory is none, or
   * only some of it. The fds are the frame's: who keeps them must keep it, or `dup` them.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_NOT_VIDEO` when a plane is not in its memory
   * @see `gst_dmabuf_memory_get_fd`
   * @example
   * ```ts
   * import { Pipeline } from 'gst-allocators/pipeline'
   *
   * await using pipeline = Pipeline.parse('videotestsrc num-buffers=1 ! video/x-raw,format=NV12 ! appsink name=out')
   * await pipeline.play()
   * for await (const frame of pipeline.sink('out').frames()) console.log(frame.dmabuf()) // null
   * ```
   */
  dmabuf(): DmaBufFrame | null {
    const buffer = this.live('hand on')
    if (!this.isDmaBuf) return null
    return describeDmaBuf(this, this.#video.drm, findPlanes(buffer, this.memories, this.#video.planes))
  }

  /**
   * Writes the picture into a PNG file, with GStreamer's own encoder, on another thread. The frame may be released meanwhile.
   *
   * @param path - the file, which is replaced when it is there
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_NOT_LINEAR`, `ERR_ENCODE_FAILED`, `ERR_INVALID_ARG_TYPE`; what Node.js says about the
   *   file
   * @see `gst_video_convert_sample`
   */
  async toPng(path: string): Promise<void> {
    if (typeof path !== 'string') throw wrongType('path', 'a string', path)
    this.#checkLinear('encode')
    this.live('encode')
    await writePng(Sample.pointersOf(this).sample, path)
  }

  #checkLinear(verb: string): void {
    const { drm, format } = this.#video
    if (drm === undefined || drm.modifier === 0n) return
    throw new GstAllocatorsError(
      'ERR_NOT_LINEAR',
      `Cannot ${verb} this frame: its ${format} pixels are not in lines, but arranged by the modifier 0x${drm.modifier.toString(16).padStart(16, '0')}. Hand it on by dmabuf(), or convert it before the sink, as by vapostproc or gldownload`,
      { found: String(drm.modifier) },
    )
  }
}
