import { drawCounter, drawNumber } from './draw-number.js'
import type { DrawnPlane, planesOf } from './planes.js'

/** Draws frame `index` of the movie: a white ball that bounces over a moving gradient, and the frame number. */
export function draw({ y, u, v }: ReturnType<typeof planesOf>, index: number): void {
  const { width, height } = y
  drawGradient(y, { from: 50, to: 170, shift: index * 4 })
  drawGradient(u, { from: 70, to: 186, shift: index * 2 })
  drawGradient(v, { from: 186, to: 70, shift: v.width - index * 3 })

  const x = bounce(index * 7, width - 2 * radius) + radius
  const ground = height - radius - 40
  const top = ground - Math.abs(Math.sin(index / 10)) * (ground - radius - 10)
  drawDisc(y, { x, y: top, radius, value: white })
  for (const plane of [u, v]) drawDisc(plane, { x: x / 2, y: top / 2, radius: radius / 2, value: grey })

  drawNumber(y, index)
  drawCounter(y, index)
}

const radius = 36
const white = 235
const grey = 128

interface Ramp {
  readonly from: number
  readonly to: number
  /** The distance that the gradient has moved, in pixels. */
  readonly shift: number
}

function drawGradient({ bytes, stride, width, height }: DrawnPlane, ramp: Ramp): void {
  const line = new Uint8Array(width + height).map((_, x) => shade(x + ramp.shift, width, ramp))
  for (let row = 0; row < height; row++) bytes.set(line.subarray(row, row + width), row * stride)
}

/** Returns a shade that rises and falls again, so that the gradient has no edge. */
function shade(x: number, period: number, { from, to }: Ramp): number {
  return from + ((to - from) * bounce(x, period)) / period
}

function bounce(distance: number, range: number): number {
  const along = ((distance % (2 * range)) + 2 * range) % (2 * range)
  return along < range ? along : 2 * range - along
}

interface Disc {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly value: number
}

function drawDisc({ bytes, stride }: DrawnPlane, { x, y, radius, value }: Disc): void {
  for (let row = -radius; row <= radius; row++) {
    const reach = Math.sqrt(radius ** 2 - row ** 2)
    const line = Math.round(y + row) * stride
    bytes.fill(value, line + Math.round(x - reach), line + Math.round(x + reach))
  }
}
