import { drawCounter, drawNumber } from './draw-number.js'
import type { Layout, Plane } from './layout.js'

/** Draws frame `index` into the bytes of an I420 picture: a white ball that bounces over a moving gradient, and the frame's number. */
export function draw(bytes: Uint8Array, layout: Layout, index: number): void {
  const [y, u, v] = layout.planes
  if (y === undefined || u === undefined || v === undefined) throw new TypeError('I420 has three planes')
  const { width, height } = layout
  const half = { width: width / 2, height: height / 2 }

  drawGradient(bytes, y, width, height, { from: 50, to: 170, shift: index * 4 })
  drawGradient(bytes, u, half.width, half.height, { from: 70, to: 186, shift: index * 2 })
  drawGradient(bytes, v, half.width, half.height, { from: 186, to: 70, shift: half.width - index * 3 })

  const x = bounce(index * 7, width - 2 * radius) + radius
  const ground = height - radius - 40
  const top = ground - Math.abs(Math.sin(index / 10)) * (ground - radius - 10)
  drawDisc(bytes, y, { x, y: top, radius, value: white })
  for (const plane of [u, v])
    drawDisc(bytes, plane, { x: x / 2, y: top / 2, radius: radius / 2, value: grey })

  drawNumber(bytes, y, index)
  drawCounter(bytes, y, height, index)
}

const radius = 36
const white = 235
const grey = 128

interface Ramp {
  readonly from: number
  readonly to: number
  /** How far it has moved, in pixels. */
  readonly shift: number
}

function drawGradient(bytes: Uint8Array, plane: Plane, width: number, height: number, ramp: Ramp): void {
  const line = new Uint8Array(width + height).map((_, x) => shade(x + ramp.shift, width, ramp))
  for (let row = 0; row < height; row++) {
    bytes.set(line.subarray(row, row + width), plane.offset + row * plane.stride)
  }
}

/** Up and down again, so that the gradient has no edge. */
function shade(x: number, period: number, { from, to }: Ramp): number {
  return from + ((to - from) * bounce(x, period)) / period
}

function bounce(distance: number, range: number): number {
  const along = ((distance % (2 * range)) + 2 * range) % (2 * range)
  return along < range ? along : 2 * range - along
}

function drawDisc(
  bytes: Uint8Array,
  plane: Plane,
  disc: { x: number; y: number; radius: number; value: number },
): void {
  for (let row = -disc.radius; row <= disc.radius; row++) {
    const reach = Math.sqrt(disc.radius ** 2 - row ** 2)
    const line = plane.offset + Math.round(disc.y + row) * plane.stride
    bytes.fill(disc.value, line + Math.round(disc.x - reach), line + Math.round(disc.x + reach))
  }
}
