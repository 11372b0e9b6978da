import { type Gst, GstVideo } from 'gst-allocators/gi'

/** Where the planes of an I420 picture lie: Y in full size, U and V in half. */
export interface Layout {
  readonly width: number
  readonly height: number
  /** The size of the whole picture in bytes. */
  readonly size: number
  readonly planes: readonly Plane[]
}

export interface Plane {
  /** Where it begins, in bytes. */
  readonly offset: number
  /** How many bytes lie between the beginnings of two lines. */
  readonly stride: number
}

/** The layout that caps call for; the buffer's own, when it has another one. */
export function layoutOf(caps: Gst.Caps | null, buffer?: Gst.Buffer): Layout {
  const info = caps === null ? null : GstVideo.VideoInfo.newFromCaps(caps)
  if (info === null) throw new TypeError('There are no caps, or not those of raw video')
  const meta = buffer === undefined ? null : GstVideo.bufferGetVideoMeta(buffer)
  const { offset, stride } = meta ?? info
  const planes = offset.map((start, index) => ({ offset: Number(start), stride: stride[index] ?? 0 }))
  const layout = { width: info.width, height: info.height, size: Number(info.size), planes }
  info.free()
  return layout
}
