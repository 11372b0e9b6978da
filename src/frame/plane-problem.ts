import type { PlaneFormat } from './video-format.js'
import type { FrameLayout } from './video-meta.js'

/** Why the planes of a picture cannot be where a layout says that they are. */
export interface PlaneProblem {
  /** The end of an error message. */
  readonly reason: string
  /** The number of bytes that would be enough, or the smallest stride; undefined when neither helps. */
  readonly required?: number
}

/**
 * Checks a layout against the planes of a format and the sizes of the memories, in bytes. GStreamer does not: elements
 * read beyond the end of a memory, which ends the process.
 */
export function planeProblem(
  planes: readonly PlaneFormat[],
  layout: FrameLayout,
  memories: readonly number[],
): PlaneProblem | undefined {
  const { strides, offsets } = layout
  if (strides.length !== planes.length)
    return { reason: `it has ${count(strides.length)}, but the format has ${count(planes.length)}` }
  const places = planes.map(({ rowBytes, height }, plane) => {
    const { [plane]: stride = 0 } = strides
    const { [plane]: start = 0 } = offsets
    return { plane, start, stride, rowBytes, height, end: start + stride * (height - 1) + rowBytes }
  })
  for (const { plane, stride, rowBytes } of places)
    if (stride < rowBytes)
      return {
        reason: `a line of plane ${plane} has ${rowBytes} bytes, but a stride of ${stride}`,
        required: rowBytes,
      }
  const size = memories.reduce((sum, one) => sum + one, 0)
  const required = Math.max(...places.map(({ end }) => end))
  const outside = places.find(({ end }) => end > size)
  if (outside !== undefined)
    return {
      reason: `plane ${outside.plane} ends at byte ${outside.end}, but there are ${size} bytes`,
      required,
    }
  const split = places.find(({ start, end }) => isSplit(start, end, memories))
  if (split !== undefined) return { reason: `plane ${split.plane} is split between two memories` }
  for (const one of places)
    for (const other of places.slice(one.plane + 1))
      if (overlap(one, other)) return { reason: `planes ${one.plane} and ${other.plane} overlap` }
  return undefined
}

interface Lines {
  readonly start: number
  readonly stride: number
  readonly rowBytes: number
  readonly height: number
  readonly end: number
}

function count(planes: number): string {
  return planes === 1 ? '1 plane' : `${planes} planes`
}

function isSplit(start: number, end: number, memories: readonly number[]): boolean {
  let before = 0
  return memories.some((size) => {
    before += size
    return start < before && end > before
  })
}

/** Returns whether any lines have a byte in common. Lines of one plane may lie between those of another. */
function overlap(one: Lines, other: Lines): boolean {
  if (one.end <= other.start || other.end <= one.start) return false
  for (let [a, b] = [0, 0]; a < one.height && b < other.height;) {
    const [from, to] = [one.start + a * one.stride, other.start + b * other.stride]
    if (from + one.rowBytes <= to) a++
    else if (to + other.rowBytes <= from) b++
    else return true
  }
  return false
}
