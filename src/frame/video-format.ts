import {
  GST_VIDEO_FORMAT_FLAG_PALETTE,
  GST_VIDEO_FORMAT_FLAG_TILED,
  layouts,
  littleEndian,
  type Pointer,
  peekStruct,
  readString,
} from '../ffi/index.js'
import type { DrmFormat } from './drm-format.js'
import { readVideoInfo } from './video-info.js'

/** The layout of raw video according to its caps alone. */
export interface VideoFormat {
  readonly format: string
  /** GStreamer's number for the format. */
  readonly formatId: number
  readonly width: number
  readonly height: number
  /** True when each buffer holds one field, which is every second line of the picture. */
  readonly isField: boolean
  /** The number of lines in each buffer: those of the picture, or of one field. */
  readonly lines: number
  /** The number of bytes in a buffer, unless it says otherwise. */
  readonly size: number
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

/** Reads the layout that caps alone specify; undefined for pixels that are in tiles, or have a palette. */
export function readVideoFormat(caps: Pointer): Omit<VideoFormat, 'drm'> | undefined {
  const info = readVideoInfo(caps)
  if (info === undefined) return undefined
  const { width, height, size, isField } = info
  const format = readFormat(info.finfo)
  // With a palette or tiles, a plane is not made of lines of pixels.
  if (format.isUnknown) return undefined
  const lines = isField ? shrink(height, 1) : height
  return {
    format: format.name,
    formatId: format.id,
    width,
    height,
    isField,
    lines,
    size,
    planes: format.planes.map((components, plane) => {
      const stride = info.strides[plane] ?? 0
      const sizes = components.map(({ widthSub, heightSub, pixelStride }) => ({
        width: shrink(width, widthSub),
        height: shrink(lines, heightSub),
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
function readFormat(finfo: Pointer): {
  name: string
  id: number
  isUnknown: boolean
  planes: Component[][]
} {
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
  return { name, id: int(at.format), isUnknown, planes: planes.filter(({ length }) => length > 0) }
}

/** Rounds up, as GStreamer does: half of 3 pixels is 2. */
function shrink(size: number, shift: number): number {
  return Math.ceil(size / 2 ** shift)
}
