import {
  c,
  GST_VIDEO_FORMAT_FLAG_PALETTE,
  GST_VIDEO_FORMAT_FLAG_TILED,
  layouts,
  littleEndian,
  type Pointer,
  peekStruct,
  readString,
  takeString,
} from '../ffi/index.js'
import { type DrmFormat, fourccOf, parseDrmFormat } from './drm-format.js'
import { readVideoInfo } from './video-info.js'
import { decodeStructure, type Structure } from '../gst/index.js'

/** The contents of caps. */
export interface CapsInfo {
  readonly caps: string
  readonly structure: Structure
  /** The format of raw video; undefined for other media, and for pixels that are tiled or have a palette. */
  readonly video: VideoFormat | undefined
  /** True when the first sample with these caps was in device memory. */
  readonly isDeviceMemory: boolean
}

/** The layout of raw video according to its caps alone. */
export interface VideoFormat {
  readonly format: string
  readonly width: number
  readonly height: number
  readonly planes: readonly PlaneFormat[]
  /** The kernel's name for the format, and the arrangement of the pixels; undefined when the kernel has no name. */
  readonly drm: DrmFormat | undefined
}

/** One plane of raw video. */
export interface PlaneFormat {
  /** The width in pixels of the plane. */
  readonly width: number
  readonly height: number
  /** The number of bytes in each line without padding. */
  readonly rowBytes: number
  /** The start of the plane in bytes, and its stride, unless the buffer says otherwise. */
  readonly offset: number
  readonly stride: number
}

/** The info of samples without caps. */
export const noCapsInfo: CapsInfo = {
  caps: '',
  structure: { name: '', fields: {} },
  video: undefined,
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
    isDeviceMemory: isOfDevice,
  }
}

/**
 * Caps describe dma-bufs in two ways. Some name the format as for any other memory, which means lines of pixels. Others
 * have `format=DMA_DRM` and the kernel's name with a modifier. The buffer then says where the planes of the format are.
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
  const { width, height } = info
  const format = readFormat(info.finfo)
  // With a palette or tiles, a plane is not made of lines of pixels.
  if (format.isUnknown) return undefined
  return {
    format: format.name,
    width,
    height,
    planes: format.planes.map((components, plane) => {
      const stride = info.strides[plane] ?? 0
      const sizes = components.map(({ widthSub, heightSub, pixelStride }) => ({
        width: shrink(width, widthSub),
        height: shrink(height, heightSub),
        // If pixels do not begin at whole bytes, only the size of a whole line is known.
        bytes: pixelStride === 0 ? stride : shrink(width, widthSub) * pixelStride,
      }))
      return {
        width: Math.max(...sizes.map((size) => size.width)),
        height: Math.max(...sizes.map((size) => size.height)),
        rowBytes: Math.min(stride, Math.max(...sizes.map(({ bytes }) => bytes))),
        offset: info.offsets[plane] ?? 0,
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

/** Reads a format, with the components in each of its planes. */
function readFormat(finfo: Pointer): { name: string; isUnknown: boolean; planes: Component[][] } {
  const at = layouts.GstVideoFormatInfo
  const name = readString(finfo, at.name)
  const view = peekStruct(finfo, 'GstVideoFormatInfo')
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

/** Rounds up, as GStreamer does: half of 3 pixels is 2. */
function shrink(size: number, shift: number): number {
  return Math.ceil(size / 2 ** shift)
}
