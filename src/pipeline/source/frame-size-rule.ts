import { c, layouts, littleEndian, type Pointer, withStruct } from '../../ffi/index.js'
import { type CapsInfo, readCapsInfo, readVideoInfo } from '../../frame/index.js'
import type { Value } from '../../gst/index.js'

/** The buffer sizes that caps allow. */
export interface FrameSizeRule {
  /** The size in bytes of a whole video frame, or of an audio sample of all channels. */
  readonly required: number
  /** Returns true when the caps allow this number of bytes. */
  fits(size: number): boolean
  /** Returns true when a buffer has its own layout metadata, which GStreamer checked when it was added. */
  describesItself(buffer: Pointer): boolean
  /** Why other sizes are refused, for the end of a message. */
  readonly reason: string
}

/** Returns the rule of caps; undefined when they are incomplete, so that downstream filters must say the rest. */
export function readFrameSizeRule(caps: Pointer): FrameSizeRule | undefined {
  if (c.gst_caps_is_fixed(caps) === 0) return undefined
  const media = readCapsInfo(caps, false)
  if (isUnmappable(media.caps)) return anySize
  const { name } = media.structure
  if (name === 'video/x-raw') return videoRule(caps, media)
  return name === 'audio/x-raw' ? audioRule(caps, media) : anySize
}

/** Returns true for caps of device memory, because the size of some device memory means nothing. */
function isUnmappable(caps: string): boolean {
  const [, features = ''] = /^[^,(]*\((.*?)\)/.exec(caps) ?? []
  return features.split(',').some((feature) => {
    const name = feature.trim()
    return name.startsWith('memory:') && !mappableFeatures.has(name)
  })
}

function videoRule(caps: Pointer, { structure, video }: CapsInfo): FrameSizeRule | undefined {
  const { format } = structure.fields
  if (format === 'DMA_DRM') return anySize
  const info = readVideoInfo(caps)
  if (info === undefined) return undefined
  const { width, height, size: required } = info
  const planes = video?.planes ?? []
  // The message mentions strides, because padding is often forgotten.
  const isPadded = planes.some(({ stride, rowBytes }) => stride > rowBytes)
  const strides = isPadded ? `, with strides of ${planes.map(({ stride }) => stride).join(', ')}` : ''
  return {
    required,
    // Larger buffers are common, because some memory has whole pages.
    fits: (size) => size >= required,
    describesItself: (buffer) => c.gst_buffer_get_video_meta(buffer) !== null,
    reason: `its caps (${plain(format)}, ${width}x${height}) require at least ${required} bytes${strides}`,
  }
}

function audioRule(caps: Pointer, { structure }: CapsInfo): FrameSizeRule | undefined {
  const required = bytesPerSample(caps)
  if (required === undefined) return undefined
  if (required < 1) return anySize
  const { format, channels } = structure.fields
  const many = channels === 1 ? '1 channel' : `${plain(channels)} channels`
  return {
    required,
    fits: (size) => size % required === 0,
    describesItself: (buffer) => c.gst_buffer_get_meta(buffer, c.gst_audio_meta_api_get_type()) !== null,
    reason: `its caps (${plain(format)}, ${many}) require a multiple of ${required} bytes`,
  }
}

function bytesPerSample(caps: Pointer): number | undefined {
  return withStruct('GstAudioInfo', ({ pointer, view }) =>
    c.gst_audio_info_from_caps(pointer, caps) === 0
      ? undefined
      : view.getInt32(layouts.GstAudioInfo.bytesPerSample, littleEndian),
  )
}

function plain(value: Value | undefined): string {
  return typeof value === 'object' ? '' : String(value)
}

const anySize: FrameSizeRule = { required: 0, fits: () => true, describesItself: () => true, reason: '' }
const mappableFeatures = new Set(['memory:SystemMemory', 'memory:DMABuf'])
