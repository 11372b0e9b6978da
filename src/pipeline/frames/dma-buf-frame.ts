import { FdMemory } from '../../memory/index.js'
import type { DrmFormat } from './drm-format.js'
import type { PlanePlace } from './places.js'

/** A picture in dma-bufs, for who takes it over by fd: Electron's `nativePixmap`, node-av's `fromDmaBuf`, a display, a GPU. */
export interface DmaBufFrame {
  /** The width in pixels. */
  readonly width: number
  /** The height in pixels. */
  readonly height: number
  /** GStreamer's name of the format, as `'NV12'`. */
  readonly format: string
  /** The kernel's name of the format, `DRM_FORMAT_…`; null when it has none. */
  readonly fourcc: number | null
  /** How the pixels are arranged, as a decimal number: `'0'` for lines. */
  readonly modifier: string
  /** The planes, in the order of the format. */
  readonly planes: readonly DmaBufPlane[]
}

/** One plane of a {@link DmaBufFrame}. */
export interface DmaBufPlane {
  /** The file descriptor, of the frame still: it is open as long as that lives. Two planes may have the same. */
  readonly fd: number
  /** Where it begins, in bytes from the beginning of the dma-buf. */
  readonly offset: number
  /** How many bytes lie between the beginnings of two lines. */
  readonly stride: number
  /** How many bytes it has. */
  readonly size: number
}

/** Describes a picture whose planes are in dma-bufs. */
export function describeDmaBuf(
  picture: { readonly width: number; readonly height: number; readonly format: string },
  drm: DrmFormat | undefined,
  places: readonly PlanePlace[],
): DmaBufFrame | null {
  const planes: DmaBufPlane[] = []
  for (const { memory, start, end, stride } of places) {
    if (!(memory instanceof FdMemory)) return null
    planes.push({ fd: memory.fd, offset: memory.offset + start, stride, size: end - start })
  }
  const { width, height, format } = picture
  const { fourcc = null, modifier = 0n } = drm ?? {}
  return { width, height, format, fourcc, modifier: String(modifier), planes }
}
