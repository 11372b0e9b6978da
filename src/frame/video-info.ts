import { c, layouts, littleEndian, nativeStruct, type NativeStruct, type Pointer } from '../ffi/index.js'

/** A GstVideoInfo, which is valid until the next one is read. */
export interface VideoInfo extends NativeStruct {
  readonly width: number
  readonly height: number
  /** The minimum size of a frame in bytes, unless its buffer says otherwise. */
  readonly size: number
}

/** Reads the fixed caps of raw video; undefined when they do not specify enough. */
export function readVideoInfo(caps: Pointer): VideoInfo | undefined {
  info ??= nativeStruct(layouts.GstVideoInfo.size)
  if (c.gst_video_info_from_caps(info.pointer, caps) === 0) return undefined
  const { view } = info
  const width = view.getInt32(layouts.GstVideoInfo.width, littleEndian)
  const height = view.getInt32(layouts.GstVideoInfo.height, littleEndian)
  // GStreamer accepts caps with any numbers.
  if (width < 1 || height < 1) return undefined
  return {
    ...info,
    width,
    height,
    size: Number(view.getBigUint64(layouts.GstVideoInfo.length, littleEndian)),
  }
}

let info: NativeStruct | undefined
