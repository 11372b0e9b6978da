import { FdMemory } from '../memory/index.js'
import type { PlaneLayout } from './plane-layout.js'
import type { VideoFormat } from './video-format.js'

/** A picture in dma-bufs, to import by fd into Electron (`nativePixmap`), node-av (`fromDmaBuf`), a display or GPU. */
export interface DmaBufFrame {
  /** The width in pixels. */
  readonly width: number
  /** The number of lines: the height of the picture, or of the field that the buffer holds. */
  readonly height: number
  /** GStreamer's name for the format, such as `'NV12'`. */
  readonly format: string
  /** The kernel's code for the format, `DRM_FORMAT_…`; null when it has none. */
  readonly fourcc: number | null
  /** The DRM modifier, which is the arrangement of the pixels, as a decimal number: `'0'` for lines. */
  readonly modifier: string
  /** The planes, in the order of the format. */
  readonly planes: readonly DmaBufPlane[]
}

/** One plane of a {@link DmaBufFrame}. */
export interface DmaBufPlane {
  /** The file descriptor. The frame owns it, and keeps it open until its release. Two planes may have the same. */
  readonly fd: number
  /** The start of the plane, in bytes from the beginning of the dma-buf. */
  readonly offset: number
  /** The distance in bytes from the start of one line to the next. */
  readonly stride: number
  /** The size of the plane in bytes. */
  readonly size: number
}

/** Describes a picture in dma-bufs; null when a plane is not fd-backed. */
export function describeDmaBuf(
  { width, lines, format, drm }: VideoFormat,
  places: readonly PlaneLayout[],
): DmaBufFrame | null {
  const planes: DmaBufPlane[] = []
  for (const { memory, start, end, stride } of places) {
    if (!FdMemory.is(memory)) return null
    planes.push({ fd: memory.fd, offset: memory.offset + start, stride, size: end - start })
  }
  const { fourcc = null, modifier = 0n } = drm ?? {}
  return { width, height: lines, format, fourcc, modifier: String(modifier), planes }
}
