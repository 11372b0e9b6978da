import type { FrameLayout, PlaneFormat } from '../../frame/index.js'

/**
 * Returns the layout that hardware would most probably use for a frame of this many bytes: lines, and often also their
 * number, are rounded up to powers of two. Undefined when none fits.
 */
export function guessLayout(
  planes: readonly PlaneFormat[],
  size: number,
  pageSize: number,
): FrameLayout | undefined {
  let rounded: FrameLayout | undefined
  for (const lineMultiple of multiples)
    for (const strideMultiple of multiples) {
      const layout = padded(planes, strideMultiple, lineMultiple)
      for (const end of layout.ends) {
        if (end === size) return { strides: layout.strides, offsets: layout.offsets }
        // Memory often has whole pages.
        if (roundUp(end, pageSize) === size) rounded ??= { strides: layout.strides, offsets: layout.offsets }
      }
    }
  return rounded
}

/** Formats a layout as an argument of `push()`. */
export function showLayout({ strides, offsets }: FrameLayout): string {
  return `{ layout: { strides: [${strides.join(', ')}], offsets: [${offsets.join(', ')}] } }`
}

function padded(
  planes: readonly PlaneFormat[],
  strideMultiple: number,
  lineMultiple: number,
): FrameLayout & { readonly ends: readonly number[] } {
  const { stride: first = 1, height: lines = 1 } = planes[0] ?? {}
  const [stride, height] = [roundUp(first, strideMultiple), roundUp(lines, lineMultiple)]
  const strides = planes.map((plane) => Math.ceil((stride * plane.stride) / first))
  const offsets: number[] = []
  let end = 0
  let shortest = 0
  for (const [index, plane] of planes.entries()) {
    offsets.push(end)
    shortest = end + (strides[index] ?? 0) * plane.height
    end += (strides[index] ?? 0) * Math.ceil((height * plane.height) / lines)
  }
  return { strides, offsets, ends: [end, shortest] }
}

function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple
}

const multiples = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096]
