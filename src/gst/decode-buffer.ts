import { c, layouts, littleEndian, peekStruct, type Pointer } from '../ffi/index.js'
import { decodeCaps } from './decode-caps.js'
import { decodeStructure } from './decode-value.js'
import { BufferData, type BufferTimes, SampleData } from './values/index.js'

/** Copies a buffer. */
export function decodeBuffer(buffer: Pointer): BufferData {
  return new BufferData(bytesOf(buffer), timesOf(buffer))
}

/** Copies a sample, which may have no buffer. */
export function decodeSample(sample: Pointer): SampleData {
  const buffer = c.gst_sample_get_buffer(sample)
  const caps = c.gst_sample_get_caps(sample)
  const info = c.gst_sample_get_info(sample)
  return new SampleData(buffer === null ? new Uint8Array() : bytesOf(buffer), {
    ...(buffer === null ? { pts: null, duration: null } : timesOf(buffer)),
    caps: caps === null ? null : decodeCaps(caps),
    info: info === null ? null : decodeStructure(info),
  })
}

/** Copies a memory. */
export function decodeMemory(memory: Pointer): BufferData {
  const buffer = c.gst_buffer_new()
  c.gst_buffer_append_memory(buffer, c.gst_mini_object_ref(memory))
  try {
    return decodeBuffer(buffer)
  } finally {
    c.gst_mini_object_unref(buffer)
  }
}

/** Memory that cannot be read, such as that of a graphics card, gives fewer bytes than its size. */
function bytesOf(buffer: Pointer): Uint8Array {
  const bytes = new Uint8Array(Number(c.gst_buffer_get_size(buffer)))
  if (bytes.length === 0) return bytes
  const copied = Number(c.gst_buffer_extract(buffer, 0, bytes, bytes.length))
  return copied === bytes.length ? bytes : bytes.slice(0, copied)
}

function timesOf(buffer: Pointer): BufferTimes {
  const view = peekStruct(buffer, 'GstBuffer')
  return { pts: timeAt(view, layouts.GstBuffer.pts), duration: timeAt(view, layouts.GstBuffer.duration) }
}

function timeAt(view: DataView, offset: number): bigint | null {
  const time = view.getBigUint64(offset, littleEndian)
  return time === 2n ** 64n - 1n ? null : time
}
