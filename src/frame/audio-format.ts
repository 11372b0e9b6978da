import { GST_AUDIO_LAYOUT_NON_INTERLEAVED, layouts, type Pointer, readString } from '../ffi/index.js'
import { readAudioInfo } from './audio-info.js'

/** The layout of raw audio according to its caps. */
export interface AudioFormat {
  readonly format: string
  readonly rate: number
  readonly channels: number
  /** The number of bytes in one sample of one channel. */
  readonly bytesPerSample: number
  /** True when the samples of each channel are together; false when they are interleaved. */
  readonly isPlanar: boolean
}

/** Reads the layout that caps specify; undefined when they do not specify enough. */
export function readAudioFormat(caps: Pointer): AudioFormat | undefined {
  const info = readAudioInfo(caps)
  if (info === undefined) return undefined
  const { finfo, rate, channels, bytesPerSample, layout } = info
  // GStreamer accepts caps with any numbers.
  if (bytesPerSample < 1 || channels < 1) return undefined
  return {
    format: readString(finfo, layouts.GstAudioFormatInfo.name),
    rate,
    channels,
    bytesPerSample: bytesPerSample / channels,
    isPlanar: layout === GST_AUDIO_LAYOUT_NON_INTERLEAVED,
  }
}
