import { c, layouts, littleEndian, nativeStruct, type NativeStruct, type Pointer } from '../../ffi/index.js'
import { type Media, readMedia } from '../frames/media.js'
import { readVideoInfo } from '../frames/video-info.js'
import type { Value } from '../values/value-type.js'

/** What caps ask of the size of a buffer. */
export interface FrameRule {
  /** In bytes: a whole frame of video, or a sample of all channels of audio. */
  readonly required: number
  /** Tells whether so many bytes are whole. */
  fits(size: number): boolean
  /** Tells whether a buffer says itself where its bytes are, as GStreamer has checked when that was added. */
  describesItself(buffer: Pointer): boolean
  /** Why others are not, in words. */
  readonly reason: string
}

/** Reads caps; undefined when they do not say enough, and what is behind them has to say the rest. */
export function readFrameRule(caps: Pointer): FrameRule | undefined {
  if (c.gst_caps_is_fixed(caps) === 0) return undefined
  const media = readMedia(caps, false)
  if (isElsewhere(media.caps)) return anything
  const { name } = media.structure
  if (name === 'video/x-raw') return videoRule(caps, media)
  return name === 'audio/x-raw' ? audioRule(caps, media) : anything
}

/** Memory of some devices tells no size that means anything. */
function isElsewhere(caps: string): boolean {
  const [, features = ''] = /^[^,(]*\((.*?)\)/.exec(caps) ?? []
  return features.split(',').some((feature) => {
    const name = feature.trim()
    return name.startsWith('memory:') && !mapped.has(name)
  })
}

function videoRule(caps: Pointer, { structure, video }: Media): FrameRule | undefined {
  const { format } = structure.fields
  if (format === 'DMA_DRM') return anything
  const info = readVideoInfo(caps)
  if (info === undefined) return undefined
  const { width, height, size: required } = info
  const planes = video?.planes ?? []
  // Who leaves out the padding of lines learns of it here.
  const isPadded = planes.some(({ stride, rowBytes }) => stride > rowBytes)
  const lines = isPadded ? `, with lines ${planes.map(({ stride }) => stride).join(', ')} bytes apart` : ''
  return {
    required,
    // More is common: some memory has whole pages.
    fits: (size) => size >= required,
    describesItself: (buffer) => c.gst_buffer_get_video_meta(buffer) !== null,
    reason: `a frame of its caps (${plain(format)}, ${width}x${height}) has ${required}${lines}`,
  }
}

function audioRule(caps: Pointer, { structure }: Media): FrameRule | undefined {
  audioInfo ??= nativeStruct(layouts.GstAudioInfo.size)
  if (c.gst_audio_info_from_caps(audioInfo.pointer, caps) === 0) return undefined
  const required = audioInfo.view.getInt32(layouts.GstAudioInfo.bytesPerSample, littleEndian)
  if (required < 1) return anything
  const { format, channels } = structure.fields
  const many = channels === 1 ? '1 channel' : `${plain(channels)} channels`
  return {
    required,
    fits: (size) => size % required === 0,
    describesItself: (buffer) => c.gst_buffer_get_meta(buffer, c.gst_audio_meta_api_get_type()) !== null,
    reason: `they are not whole samples of its caps (${plain(format)}, ${many}), which have ${required} bytes each`,
  }
}

function plain(value: Value | undefined): string {
  return typeof value === 'object' ? '' : String(value)
}

let audioInfo: NativeStruct | undefined

const anything: FrameRule = { required: 0, fits: () => true, describesItself: () => true, reason: '' }
const mapped = new Set(['memory:SystemMemory', 'memory:DMABuf'])
