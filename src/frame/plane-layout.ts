import { GstAllocatorsError } from '../errors/index.js'
import type { Pointer } from '../ffi/index.js'
import type { Memory } from '../memory/index.js'
import type { PlaneFormat } from './video-format.js'
import { readVideoMeta } from './video-meta.js'

/** The location of a plane. */
export interface PlaneLayout {
  readonly memory: Memory
  /** The first byte, from the beginning of the memory's usable bytes. */
  readonly start: number
  /** The end of the plane, or the end of the memory if that comes first. */
  readonly end: number
  readonly stride: number
}

/** Finds the memory of each plane, and its location there, which the buffer specifies, or else the format. */
export function readPlaneLayouts(
  buffer: Pointer,
  memories: readonly Memory[],
  planes: readonly PlaneFormat[],
): PlaneLayout[] {
  const meta = readVideoMeta(buffer)
  return planes.map((plane, index) => {
    const start = meta === undefined ? plane.offset : (meta.offsets[index] ?? 0)
    const stride = meta === undefined ? plane.stride : (meta.strides[index] ?? 0)
    return place(memories, start, stride, plane.height)
  })
}

/** Does the same for planes that are lines of pixels. Each must lie completely in one memory. */
export function readLinearLayouts(
  buffer: Pointer,
  memories: readonly Memory[],
  planes: readonly PlaneFormat[],
): PlaneLayout[] {
  const places = readPlaneLayouts(buffer, memories, planes)
  for (const [index, { height, rowBytes }] of planes.entries()) {
    const { memory, start, stride } = places[index] ?? { memory: undefined, start: 0, stride: 0 }
    if (memory === undefined || stride < rowBytes || start + stride * (height - 1) + rowBytes > memory.size)
      throw notThere(height, stride, start)
  }
  return places
}

function place(memories: readonly Memory[], start: number, stride: number, height: number): PlaneLayout {
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
    `Cannot map this frame: the plane of ${height} lines from byte ${start} on, with a stride of ${stride} bytes, is not within one memory. Map frame.memories one by one`,
  )
}
