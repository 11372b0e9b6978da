import { layouts, peekStruct, littleEndian, type Pointer, writeField } from '../../ffi/index.js'
import { Fraction, type Structure } from '../../gst/index.js'

/** Returns the duration of a frame of raw video in nanoseconds; undefined if its caps do not say it. */
export function frameDuration({ fields }: Structure): bigint | undefined {
  const { framerate } = fields
  if (!(framerate instanceof Fraction) || framerate.numerator <= 0) return undefined
  // Two buffers with one field each make a frame.
  if (fields['interlace-mode'] === 'alternate') return undefined
  return (BigInt(framerate.denominator) * second) / BigInt(framerate.numerator)
}

/** Gives a buffer with a time a duration, unless it has one. Without it, MP4 and QuickTime lose the last frame. */
export function setFrameDuration(buffer: Pointer, duration: bigint | undefined): void {
  const { pts: ptsOffset, duration: offset } = layouts.GstBuffer
  const view = peekStruct(buffer, 'GstBuffer')
  const [pts, before] = [ptsOffset, offset].map((field) => view.getBigUint64(field, littleEndian))
  if (duration === undefined || pts === noTime || before !== noTime) return
  writeField(buffer, offset, 'size_t', duration)
}

const second = 1_000_000_000n
const noTime = 2n ** 64n - 1n
