import { layouts, type Pointer, writeField } from '../../ffi/index.js'
import { timeOf } from '../../frame/index.js'
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
  if (duration === undefined || timeOf(buffer, 'pts') === null || timeOf(buffer, 'duration') !== null) return
  writeField(buffer, layouts.GstBuffer.duration, 'size_t', duration)
}

const second = 1_000_000_000n
