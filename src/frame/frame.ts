import { brandClass, checkChoice, GstAllocatorsError, wrongType } from '../errors/index.js'
import { c } from '../ffi/index.js'
import { type MapMode, mapModes } from '../mapping/index.js'
import type { BufferOwner } from './buffer-owner.js'
import type { CapsInfo } from './caps-info.js'
import { type Crop, cropOf } from './crop.js'
import { describeDmaBuf, type DmaBufFrame } from './dma-buf-frame.js'
import { type Field, fieldOf } from './field.js'
import { FrameMapping } from './frame-mapping.js'
import { readLinearLayouts, readPlaneLayouts } from './plane-layout.js'
import { Sample } from './sample.js'
import { writePng } from './to-png.js'
import type { VideoFormat } from './video-format.js'
import { wholePicture } from './whole-picture.js'

/**
 * A picture of raw video. Its bytes stay where GStreamer put them.
 *
 * @see `GstVideoFrame`
 */
export class Frame extends Sample {
  readonly #video: VideoFormat
  /** The width of the picture in pixels. */
  readonly width: number
  /**
   * The height of the picture in pixels. When each buffer holds one {@link Frame.field | field}, its planes have half
   * of these lines, rounded up.
   */
  readonly height: number
  /** GStreamer's name for the format, such as `'RGBA'` or `'NV12'`. */
  readonly format: string

  static {
    brandClass(this, 'Frame')
  }

  /** @internal Returns true for an object of this class that this copy of the package made. */
  static override is(value: unknown): value is Frame {
    return typeof value === 'object' && value !== null && #video in value
  }

  /** @internal */
  constructor(owner: BufferOwner, info: CapsInfo, video: VideoFormat) {
    super(owner, info)
    this.#video = video
    this.width = video.width
    this.height = video.height
    this.format = video.format
  }

  /**
   * The field that the buffer holds, where a stream sends field by field (`interlace-mode=alternate`, as SDI cards and
   * some cameras do): `'top'` has the first, third and fifth line of the picture and so on, and `'bottom'` the others.
   * Null when the buffer holds a whole picture, or does not say which field it holds.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `GST_VIDEO_BUFFER_IS_TOP_FIELD`
   */
  get field(): Field | null {
    const buffer = this.live('inspect')
    return this.#video.isField ? fieldOf(buffer) : null
  }

  /**
   * The part of the picture to show, in pixels, if its decoder has left the cropping to the display; null for all of
   * it. `map()`, `copyBytes()`, `dmabuf()` and `toPng()` give the whole picture.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `GstVideoCropMeta`
   */
  get crop(): Crop | null {
    return cropOf(this.live('inspect'))
  }

  /**
   * Maps the bytes, plane by plane, with their actual strides. Nothing is copied, and memories are never merged.
   *
   * @param mode - the access that is needed
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_FRAME_NOT_WRITABLE`, `ERR_NOT_LINEAR`, `ERR_NOT_VIDEO` when a
   *   plane is split between two memories, and the errors of `memory.map()`
   * @see `gst_video_frame_map`
   */
  map<M extends MapMode>(mode: M): FrameMapping<M> {
    this.live('map')
    checkChoice('mode', mode, mapModes)
    this.#checkLinear('map')
    this.checkWritable(mode)
    const places = readLinearLayouts(this.live('map'), this.ownMemories, this.#video.planes)
    return FrameMapping.of(mode, places, this.#video)
  }

  /**
   * Copies the bytes without line padding: plane after plane, line after line.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_NOT_LINEAR`, `ERR_NOT_VIDEO`, and the errors of `memory.map()`
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
   * Returns the picture as dma-bufs, in the shape that Electron's `nativePixmap` and node-av's `fromDmaBuf` take; null
   * unless all of its memories are dma-bufs. The frame owns the fds: keep the frame while you use them, or `dup` them.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_NOT_VIDEO` when a plane is outside of the memories
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
    const buffer = this.live('pass on')
    if (!this.isDmaBuf) return null
    return describeDmaBuf(this.#video, readPlaneLayouts(buffer, this.ownMemories, this.#video.planes))
  }

  /**
   * Writes the picture to a PNG file with GStreamer's encoder, on another thread. The frame may be released meanwhile.
   * A {@link Frame.field | field} becomes a picture with the lines of the field.
   *
   * @param path - the file, which is replaced if it exists
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_NOT_LINEAR`, `ERR_ENCODE_FAILED`, `ERR_SYSTEM`,
   *   `ERR_INVALID_ARG_TYPE`, and the errors of Node.js for the file
   * @see `gst_video_convert_sample`
   */
  async toPng(path: string): Promise<void> {
    if (typeof path !== 'string') throw wrongType('path', 'a string', path)
    this.#checkLinear('encode')
    this.live('encode')
    const isWhole = !this.#video.isField && this.crop === null
    const picture = isWhole
      ? c.gst_mini_object_ref(Sample.sampleOf(this))
      : wholePicture(Sample.pointersOf(this).buffer, this.capsFields, this.#video)
    try {
      await writePng(picture, path)
    } finally {
      c.gst_mini_object_unref(picture)
    }
  }

  #checkLinear(verb: string): void {
    const { drm, format } = this.#video
    if (drm === undefined || drm.modifier === 0n) return
    throw new GstAllocatorsError(
      'ERR_NOT_LINEAR',
      `Cannot ${verb} this frame: its ${format} pixels are not stored line by line, but arranged by the modifier 0x${drm.modifier.toString(16).padStart(16, '0')}. Pass it on with dmabuf(), or convert it upstream of the sink, for example with vapostproc or gldownload`,
      { found: String(drm.modifier) },
    )
  }
}
