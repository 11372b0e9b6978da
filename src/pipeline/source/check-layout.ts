import { checkInteger, checkOptions, GstAllocatorsError, wrongType } from '../../errors/index.js'
import type { FrameLayout } from '../../frame/index.js'

/** Returns a copy of a layout, or throws an error that names what is wrong with it. */
export function checkLayout(layout: FrameLayout): FrameLayout {
  checkOptions(layout, { strides: true, offsets: true }, 'layout')
  const { strides, offsets } = layout
  const checked = {
    strides: checkNumbers('layout.strides', strides, 1, maxStride),
    offsets: checkNumbers('layout.offsets', offsets, 0),
  }
  if (checked.strides.length === checked.offsets.length) return checked
  throw new GstAllocatorsError(
    'ERR_OUT_OF_RANGE',
    `Cannot use this layout: it has ${checked.strides.length} strides, but ${checked.offsets.length} offsets. Give one of each for every plane`,
  )
}

function checkNumbers(name: string, value: unknown, min: number, max?: number): readonly number[] {
  if (!Array.isArray(value)) throw wrongType(name, 'an array of numbers, one for each plane', value)
  checkInteger(`the length of ${name}`, value.length, 1, maxPlanes)
  return Array.from(value, (one: unknown, plane) => checkInteger(`${name}[${plane}]`, one, min, max))
}

// GStreamer's limits.
const maxPlanes = 4
const maxStride = 2 ** 31 - 1
