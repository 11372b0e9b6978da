import { c, type Pointer } from '../../ffi/index.js'
import { readCapsInfo, type VideoFormat } from '../../frame/index.js'
import { audioRule } from './audio-rule.js'
import { videoRule } from './video-rule.js'

/** What caps require of the buffers of a stream. */
export interface FrameSizeRule {
  /** The format of pictures whose layout can be said; undefined for other media. */
  /** The duration of a frame in nanoseconds. */
  readonly duration?: bigint | undefined
  readonly video?: VideoFormat
  /** Returns why a buffer must not be pushed; undefined when it may be. */
  refusal(buffer: Pointer, isSample: boolean): Refusal | undefined
  /** Adds the metadata without which elements cannot read a buffer of these caps, to a writable buffer without it. */
  addMeta?(buffer: Pointer): void
  /** Returns true when the buffer lacks that metadata. */
  lacksMeta?(buffer: Pointer): boolean
}

/** Why a buffer must not be pushed. */
export interface Refusal {
  /** The end of an error message. */
  readonly reason: string
  /** The number of bytes that the caps or the layout require, if another number would help. */
  readonly required?: number
}

/** Returns the rule of caps; undefined when they are incomplete, so that downstream filters must say the rest. */
export function readFrameSizeRule(caps: Pointer): FrameSizeRule | undefined {
  if (c.gst_caps_is_fixed(caps) === 0) return undefined
  const media = readCapsInfo(caps, false)
  if (isUnmappable(media.caps)) return anySize
  const { name } = media.structure
  if (name === 'video/x-raw')
    return media.structure.fields['format'] === 'DMA_DRM' ? anySize : videoRule(caps, media)
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

const anySize: FrameSizeRule = { refusal: () => undefined }
const mappableFeatures = new Set(['memory:SystemMemory', 'memory:DMABuf'])
