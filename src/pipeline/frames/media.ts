import {
  c,
  GST_VIDEO_FORMAT_FLAG_PALETTE,
  GST_VIDEO_FORMAT_FLAG_TILED,
  layouts,
  littleEndian,
  type Pointer,
  peekStruct,
  readPointer,
  readString,
  takeString,
} from '../../ffi/index.js'
import { type DrmFormat, fourccOf, parseDrmFormat } from './drm-format.js'
import { readVideoInfo } from './video-info.js'
import { decodeStructure } from '../values/decode-structure.js'
import type { Structure } from '../values/value-type.js'

/** What caps say of the samples that have them. */
export interface Media {
  readonly caps: string
  readonly structure: Structure
  /** What is known of raw video; undefined for everything else. */
  readonly video: VideoFormat | undefined
  /** True when the first sample with these caps was in a device's memory. */
  readonly isOfDevice: boolean
}

/** The layout of raw video, as its caps alone call for it. */
export interface VideoFormat {
  readonly format: string
  readonly width: number
  readonly height: number
  readonly planes: readonly PlaneFormat[]
  /** How the kernel names it, and how its pixels are arranged; undefined when the kernel has no name. */
  readonly drm: DrmFormat | undefined
}

/** One plane of raw video. */
export interface PlaneFormat {
  /** In pixels of the plane. */
  readonly width: number
  readonly height: number
  /** How many bytes of each line are of the picture. */
  readonly rowBytes: number
  /** Where it begins, and how far its lines are apart, when the buffer does not say otherwise. */
  readonly offset: number
  readonly stride: number
}

/** That of samples without caps. */
export const bareMedia: Media = {
  caps: '',
  structure: { name: '', fields: {} },
  video: undefined,
  isOfDevice: false,
}

/** Reads caps. */
export function readMedia(caps: Pointer, isOfDevice: boolean): Media {
  const structure = decodeStructure(c.gst_caps_get_structure(caps, 0))
  const isVideo = structure.name === 'video/x-raw'
  return {
    caps: takeString(c.gst_caps_to_string(caps)),
    structure,
    video: isVideo ? readVideo(caps, structure.fields) : undefined,
    isOfDevice,
  }
}

/**
 * Of the two dialects for dma-bufs, one names the format as for any other memory, and lines of pixels are meant. The other has
 * `format=DMA_DRM` and the kernel's name, with a modifier: its planes are those of the format in question, and where they lie says the buffer.
 */
function readVideo(
  caps: Pointer,
  { format, ['drm-format']: name, width, height }: Structure['fields'],
): VideoFormat | undefined {
  if (format !== 'DMA_DRM') {
    const video = readLayout(caps)
    const fourcc = video && fourccOf(video.format)
    return video && { ...video, drm: fourcc === undefined ? undefined : { fourcc, modifier: 0n } }
  }
  const drm = typeof name === 'string' ? parseDrmFormat(name) : undefined
  if (drm?.format === undefined || typeof width !== 'number' || typeof height !== 'number') return undefined
  const plain = c.gst_caps_from_string(`video/x-raw,format=${drm.format},width=${width},height=${height}`)
  if (plain === null) return undefined
  const video = readLayout(plain)
  c.gst_mini_object_unref(plain)
  return video && { ...video, drm: { fourcc: drm.fourcc, modifier: drm.modifier } }
}

function readLayout(caps: Pointer): Omit<VideoFormat, 'drm'> | undefined {
  const info = readVideoInfo(caps)
  if (info === undefined) return undefined
  const { view, width, height } = info
  const finfo = readPointer(info.pointer, layouts.GstVideoInfo.finfo)
  const format = readFormat(finfo)
  // Neither a palette nor tiles are lines of pixels.
  if (format.isUnknown) return undefined
  return {
    format: format.name,
    width,
    height,
    planes: format.planes.map((components, plane) => {
      const stride = view.getInt32(layouts.GstVideoInfo.stride + plane * 4, littleEndian)
      const sizes = components.map(({ widthSub, heightSub, pixelStride }) => ({
        width: shrink(width, widthSub),
        height: shrink(height, heightSub),
        // Of a format whose pixels do not begin at a byte, only whole lines can be told.
        bytes: pixelStride === 0 ? stride : shrink(width, widthSub) * pixelStride,
      }))
      return {
        width: Math.max(...sizes.map((size) => size.width)),
        height: Math.max(...sizes.map((size) => size.height)),
        rowBytes: Math.min(stride, Math.max(...sizes.map(({ bytes }) => bytes))),
        offset: Number(view.getBigUint64(layouts.GstVideoInfo.offset + plane * 8, littleEndian)),
        stride,
      }
    }),
  }
}

interface Component {
  readonly pixelStride: number
  readonly widthSub: number
  readonly heightSub: number
}

/** A format, with the components that lie in each of its planes. */
function readFormat(finfo: Pointer): { name: string; isUnknown: boolean; planes: Component[][] } {
  const at = layouts.GstVideoFormatInfo
  const name = readString(finfo, at.name)
  const view = peekStruct(finfo, at.size)
  const int = (offset: number, index = 0) => view.getInt32(offset + index * 4, littleEndian)
  const planes = Array.from({ length: int(at.planes) }, (): Component[] => [])
  for (let component = 0; component < int(at.components); component++) {
    planes[int(at.plane, component)]?.push({
      pixelStride: int(at.pixelStride, component),
      widthSub: int(at.widthSub, component),
      heightSub: int(at.heightSub, component),
    })
  }
  const isUnknown = (int(at.flags) & (GST_VIDEO_FORMAT_FLAG_PALETTE | GST_VIDEO_FORMAT_FLAG_TILED)) !== 0
  return { name, isUnknown, planes: planes.filter(({ length }) => length > 0) }
}

/** Rounds up, as GStreamer does: half of 3 pixels are 2. */
function shrink(size: number, shift: number): number {
  return Math.ceil(size / 2 ** shift)
}
