import type { Plane } from 'gst-allocators/pipeline'
import type { DrawnPlane } from './planes.js'

/** Draws a number of up to three digits in the upper left corner of a Y plane, for people to read. */
export function drawNumber(plane: DrawnPlane, number: number): void {
  fillBox(plane, { x: 12, y: 12, width: 3 * advance + 8, height: 60 }, black)
  for (let place = 0; place < 3; place++) {
    const digit = Math.floor(number / 10 ** (2 - place)) % 10
    for (const segment of digitSegments[digit] ?? '') {
      const box = segmentBoxes[segment]
      if (box !== undefined) fillBox(plane, { ...box, x: 20 + place * advance + box.x }, white)
    }
  }
}

/** Draws a number as eight black or white squares along the bottom edge of a Y plane, for {@link readCounter}. */
export function drawCounter(plane: DrawnPlane, number: number): void {
  for (let bit = 0; bit < bits; bit++) {
    const box = { x: bit * square, y: plane.height - square, width: square, height: square }
    fillBox(plane, box, (number >> bit) % 2 === 1 ? white : black)
  }
}

/** Reads the number that the squares encode. They survive a lossy codec. */
export function readCounter({ bytes, stride, height }: Plane<'read'>): number {
  let number = 0
  for (let bit = 0; bit < bits; bit++) {
    const x = bit * square + square / 2
    const y = height - square / 2
    const value = bytes[y * stride + x] ?? 0
    if (value > (black + white) / 2) number |= 1 << bit
  }
  return number
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function fillBox({ bytes, stride }: DrawnPlane, { x, y, width, height }: Box, value: number): void {
  for (let row = y; row < y + height; row++) {
    const start = row * stride + x
    bytes.fill(value, start, start + width)
  }
}

const bits = 8
// In pixels: the side of a square, and the distance from one digit to the next.
const square = 32
const advance = 34
const white = 235
const black = 16

// The seven segments of a digit: a at the top, then clockwise to f, with g in the middle.
const segmentBoxes: Readonly<Partial<Record<string, Box>>> = {
  a: { x: 0, y: 20, width: 26, height: 5 },
  b: { x: 21, y: 20, width: 5, height: 24 },
  c: { x: 21, y: 40, width: 5, height: 24 },
  d: { x: 0, y: 59, width: 26, height: 5 },
  e: { x: 0, y: 40, width: 5, height: 24 },
  f: { x: 0, y: 20, width: 5, height: 24 },
  g: { x: 0, y: 40, width: 26, height: 5 },
}

const digitSegments = [
  'abcdef',
  'bc',
  'abdeg',
  'abcdg',
  'bcfg',
  'acdfg',
  'acdefg',
  'abc',
  'abcdefg',
  'abcdfg',
]
