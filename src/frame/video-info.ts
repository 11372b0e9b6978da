import {
  c,
  GST_VIDEO_INTERLACE_MODE_ALTERNATE,
  layouts,
  littleEndian,
  type Pointer,
  withStruct,
} from '../ffi/index.js'

/** What a GstVideoInfo says of raw video. */
export interface VideoInfo {
  readonly width: number
  readonly height: number
  /** True when each buffer holds one field, which is every second line of the picture. */
  readonly isField: boolean
  /** The minimum size of a frame in bytes, unless its buffer says otherwise. */
  readonly size: number
  /** The address of the GstVideoFormatInfo, which GStreamer never frees. */
  readonly finfo: Pointer
  /** The first byte of each plane, and the distance of its lines, if its buffer does not say otherwise. */
  readonly offsets: readonly number[]
  readonly strides: readonly number[]
}

/** Reads the fixed caps of raw video; undefined when they do not specify enough. */
export function readVideoInfo(caps: Pointer): VideoInfo | undefined {
  return withStruct('GstVideoInfo', ({ pointer, view }) => {
    if (c.gst_video_info_from_caps(pointer, caps) === 0) return undefined
    const width = view.getInt32(at.width, littleEndian)
    const height = view.getInt32(at.height, littleEndian)
    // GStreamer accepts caps with any numbers.
    if (width < 1 || height < 1) return undefined
    return {
      width,
      height,
      isField: view.getInt32(at.interlaceMode, littleEndian) === GST_VIDEO_INTERLACE_MODE_ALTERNATE,
      size: Number(view.getBigUint64(at.length, littleEndian)),
      finfo: view.getBigUint64(at.finfo, littleEndian),
      offsets: planes.map((plane) => Number(view.getBigUint64(at.offset + plane * 8, littleEndian))),
      strides: planes.map((plane) => view.getInt32(at.stride + plane * 4, littleEndian)),
    }
  })
}

const at = layouts.GstVideoInfo
const planes = [0, 1, 2, 3]
