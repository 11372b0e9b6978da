import { c, layouts, littleEndian, type Pointer, withStruct } from '../ffi/index.js'

/** What a GstAudioInfo says of raw audio. */
export interface AudioInfo extends AudioFields {
  /** A copy of the struct, for functions that take one. */
  readonly struct: Uint8Array
}

/** The fields of a GstAudioInfo. */
export interface AudioFields {
  /** The address of the GstAudioFormatInfo, which GStreamer never frees. */
  readonly finfo: Pointer
  /** The number of channels. */
  readonly channels: number
  /** The number of samples of each channel in a second. */
  readonly rate: number
  /** The number of bytes in one sample of all channels. */
  readonly bytesPerSample: number
  /** The number of GstAudioLayout. */
  readonly layout: number
}

/** Reads the fixed caps of raw audio; undefined when they do not specify enough. */
export function readAudioInfo(caps: Pointer): AudioInfo | undefined {
  return withStruct('GstAudioInfo', ({ pointer, view, bytes }) =>
    c.gst_audio_info_from_caps(pointer, caps) === 0
      ? undefined
      : { ...readAudioFields(view), struct: bytes.slice() },
  )
}

/** Reads the fields of a GstAudioInfo. */
export function readAudioFields(view: DataView): AudioFields {
  const at = layouts.GstAudioInfo
  const int = (offset: number) => view.getInt32(offset, littleEndian)
  return {
    finfo: view.getBigUint64(at.finfo, littleEndian),
    channels: int(at.channels),
    rate: int(at.rate),
    bytesPerSample: int(at.bytesPerSample),
    layout: int(at.layout),
  }
}
