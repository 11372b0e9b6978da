// Why this exists: with plain node-gtk, extractDup() is the only way to read the bytes of a buffer. It returns an
// array. Takes an operation and key=value parameters, works on the fd inherited as fd 3, and prints one line of JSON.
import type { Gst } from 'gst-allocators/gi'

import { measureReach } from './measure-reach.js'
import { number } from './measure.js'

const size = number('size', '0')
let sample: Gst.Sample | undefined
let buffer: Gst.Buffer | null | undefined

await measureReach((frame, use) => {
  // The sample owns the buffer, so keep the sample alive.
  sample ??= frame.gi
  buffer ??= sample.getBuffer()
  use(buffer?.extractDup(0, size) ?? [])
})
