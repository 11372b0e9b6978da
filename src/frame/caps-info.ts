import { c, type Pointer, takeString } from '../ffi/index.js'
import { decodeStructure, Structure } from '../gst/index.js'
import { type AudioFormat, readAudioFormat } from './audio-format.js'
import { fourccOf, parseDrmFormat } from './drm-format.js'
import { readVideoFormat, type VideoFormat } from './video-format.js'

/** The contents of caps. */
export interface CapsInfo {
  readonly caps: string
  readonly structure: Structure
  /** The format of raw video; undefined for other media, and for pixels that are tiled or have a palette. */
  readonly video: VideoFormat | undefined
  /** The format of raw audio; undefined for other media. */
  readonly audio: AudioFormat | undefined
  /** True when the first sample with these caps was in device memory. */
  readonly isDeviceMemory: boolean
}

/** The info of samples without caps. */
export const noCapsInfo: CapsInfo = {
  caps: '',
  structure: new Structure('', {}),
  video: undefined,
  audio: undefined,
  isDeviceMemory: false,
}

/** Parses caps. */
export function readCapsInfo(caps: Pointer, isOfDevice: boolean): CapsInfo {
  const structure = decodeStructure(c.gst_caps_get_structure(caps, 0))
  const isVideo = structure.name === 'video/x-raw'
  return {
    caps: takeString(c.gst_caps_to_string(caps)),
    structure,
    video: isVideo ? readVideo(caps, structure.fields) : undefined,
    audio: structure.name === 'audio/x-raw' ? readAudioFormat(caps) : undefined,
    isDeviceMemory: isOfDevice,
  }
}

/**
 * Caps describe dma-bufs in two ways. Some name the format as for any other memory, which means lines of pixels. Others
 * have `format=DMA_DRM` and the kernel's name with a modifier. The buffer then says where the planes of the format are.
 */
function readVideo(
  caps: Pointer,
  { format, ['drm-format']: name, ['interlace-mode']: mode, width, height }: Structure['fields'],
): VideoFormat | undefined {
  if (format !== 'DMA_DRM') {
    const video = readVideoFormat(caps)
    const fourcc = video && fourccOf(video.format)
    return video && { ...video, drm: fourcc === undefined ? undefined : { fourcc, modifier: 0n } }
  }
  const drm = typeof name === 'string' ? parseDrmFormat(name) : undefined
  if (drm?.format === undefined || typeof width !== 'number' || typeof height !== 'number') return undefined
  const fields = `format=${drm.format},width=${width},height=${height}`
  const fieldByField = '(format:Interlaced),interlace-mode=alternate'
  const plain = c.gst_caps_from_string(`video/x-raw${mode === 'alternate' ? fieldByField : ''},${fields}`)
  if (plain === null) return undefined
  const video = readVideoFormat(plain)
  c.gst_mini_object_unref(plain)
  return video && { ...video, drm: { fourcc: drm.fourcc, modifier: drm.modifier } }
}
