import { GstAllocatorsError } from '../../errors/index.js'
import { c, layouts, littleEndian, peekStruct, type Pointer } from '../../ffi/index.js'
import type { Memory } from '../../memory/index.js'
import type { PlaneFormat } from './media.js'

/** Where a plane is. */
export interface PlanePlace {
  readonly memory: Memory
  /** In bytes, from the beginning of the memory's usable bytes. */
  readonly start: number
  /** Where the memory ends, or what the plane needs of it does. */
  readonly end: number
  readonly stride: number
}

/** Finds the memory of each plane, and its place in that: where the buffer says that it is, or else where the format calls for it. */
export function findPlanes(
  buffer: Pointer,
  memories: readonly Memory[],
  planes: readonly PlaneFormat[],
): PlanePlace[] {
  const meta = c.gst_buffer_get_video_meta(buffer)
  const view = meta === null ? undefined : peekStruct(meta, layouts.GstVideoMeta.size)
  const said = planes.map(({ offset, stride }, index) =>
    view === undefined
      ? { start: offset, stride }
      : {
          start: Number(view.getBigUint64(layouts.GstVideoMeta.offset + index * 8, littleEndian)),
          stride: view.getInt32(layouts.GstVideoMeta.stride + index * 4, littleEndian),
        },
  )
  return planes.map(({ height }, index) => {
    const { start, stride } = said[index] ?? { start: 0, stride: 0 }
    return place(memories, start, stride, height)
  })
}

/** The same for planes that are lines of pixels: each must be whole, in one memory. */
export function findLines(
  buffer: Pointer,
  memories: readonly Memory[],
  planes: readonly PlaneFormat[],
): PlanePlace[] {
  const places = findPlanes(buffer, memories, planes)
  for (const [index, { height, rowBytes }] of planes.entries()) {
    const { memory, start, stride } = places[index] ?? { memory: undefined, start: 0, stride: 0 }
    if (memory === undefined || stride < rowBytes || start + stride * (height - 1) + rowBytes > memory.size)
      throw notThere(height, stride, start)
  }
  return places
}

function place(memories: readonly Memory[], start: number, stride: number, height: number): PlanePlace {
  let before = 0
  for (const memory of memories) {
    const { size } = memory
    const from = start - before
    if (from < size) return { memory, start: from, end: Math.min(size, from + stride * height), stride }
    before += size
  }
  throw notThere(height, stride, start)
}

function notThere(height: number, stride: number, start: number): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_NOT_VIDEO',
    `Cannot map this frame: a plane of ${height} lines, ${stride} bytes apart, from byte ${start} on is not in one memory`,
  )
}
