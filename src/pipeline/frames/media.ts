import {
  c,
  GST_VIDEO_FORMAT_FLAG_PALETTE,
  GST_VIDEO_FORMAT_FLAG_TILED,
  layouts,
  littleEndian,
  nativeStruct,
  type NativeStruct,
  type Pointer,
  peekStruct,
  readPointer,
  readString,
  takeString,
} from '../../ffi/index.js'
import { decodeStructure } from '../values/decode-structure.js'
import type { Structure } from '../values/value-type.js'

/** What caps say of the samples that have them. */
export interface Media {
  readonly caps: string
  readonly structure: Structure
  /** What is known of raw video; undefined for everything else. */
  readonly video: VideoFormat | undefined
}

/** The layout of raw video, as its caps alone call for it. */
export interface VideoFormat {
  readonly format: string
  readonly width: number
  readonly height: number
  readonly planes: readonly PlaneFormat[]
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
export const bareMedia: Media = { caps: '', structure: { name: '', fields: {} }, video: undefined }

/** Reads caps. */
export function readMedia(caps: Pointer): Media {
  const structure = decodeStructure(c.gst_caps_get_structure(caps, 0))
  const isVideo = structure.name === 'video/x-raw'
  return {
    caps: takeString(c.gst_caps_to_string(caps)),
    structure,
    video: isVideo ? readVideo(caps) : undefined,
  }
}

function readVideo(caps: Pointer): VideoFormat | undefined {
  info ??= nativeStruct(layouts.GstVideoInfo.size)
  if (c.gst_video_info_from_caps(info.pointer, caps) === 0) return undefined
  const { view } = info
  const [width, height] = [layouts.GstVideoInfo.width, layouts.GstVideoInfo.height].map((at) =>
    view.getInt32(at, littleEndian),
  )
  // GStreamer takes caps with any numbers.
  if (width === undefined || height === undefined || width < 1 || height < 1) return undefined
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

let info: NativeStruct | undefined

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
