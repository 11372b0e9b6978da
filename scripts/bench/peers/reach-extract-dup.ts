// Why this exists: extractDup() is the only way to the bytes of a buffer that node-gtk alone has. It gives an array of numbers.
// Takes an operation and key=value parameters, works on the fd 3 that it inherits, prints one JSON line.
import type { Gst } from 'gst-allocators/gi'

import { measureReach } from './measure-reach.js'
import { number } from './measure.js'

const size = number('size', '0')
let sample: Gst.Sample | undefined
let buffer: Gst.Buffer | null | undefined

await measureReach((frame, use) => {
  // The buffer is the sample's, and is there for as long as that is.
  sample ??= frame.gi
  buffer ??= sample.getBuffer()
  use(buffer?.extractDup(0, size) ?? [])
})
