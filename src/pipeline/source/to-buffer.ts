import { FdAllocator } from '../../allocators/index.js'
import { createMemfd } from '../../fd/index.js'
import { c, GST_BUFFER_COPY_ALL, layouts, type Pointer, writeField } from '../../ffi/index.js'
import { Sample } from '../../frame/index.js'
import { Memory } from '../../memory/index.js'
import type { Pushable, PushOptions } from './push-options.js'

/** Makes a GstBuffer of pushed data. The caller owns the reference. Only a Uint8Array is copied. */
export function toBuffer(data: Pushable, { pts, duration }: PushOptions): Pointer {
  const buffer = Sample.is(data) ? bufferOf(data, pts ?? duration) : bufferAround(data)
  if (pts !== undefined) writeField(buffer, layouts.GstBuffer.pts, 'size_t', pts)
  if (duration !== undefined) writeField(buffer, layouts.GstBuffer.duration, 'size_t', duration)
  return buffer
}

/** Returns the buffer of a sample or, for other times, a second buffer with the same memories. */
function bufferOf(sample: Sample, times: bigint | undefined): Pointer {
  const { buffer } = Sample.pointersOf(sample)
  if (times === undefined) return c.gst_mini_object_ref(buffer)
  const copy = c.gst_buffer_copy_region(buffer, GST_BUFFER_COPY_ALL, 0, wholeBuffer)
  if (copy === null) throw new TypeError('Cannot copy the header of a buffer: GStreamer returned NULL')
  // The buffer must not go back to its pool while its memories are in use here.
  c.gst_buffer_add_parent_buffer_meta(copy, buffer)
  return copy
}

function bufferAround(data: Uint8Array | Memory): Pointer {
  if (Memory.is(data)) return bufferWith(data)
  allocator ??= new FdAllocator()
  using memory = allocator.alloc(createMemfd(data.length, { name: 'pushed', sealed: true }), data.length)
  {
    using mapping = memory.map('write')
    mapping.bytes.set(data)
  }
  return bufferWith(memory)
}

function bufferWith(memory: Memory): Pointer {
  // Throws when the memory was disposed while the push waited.
  const pointer = Memory.pointerOf(memory)
  const buffer = c.gst_buffer_new()
  c.gst_buffer_append_memory(buffer, c.gst_mini_object_ref(pointer))
  return buffer
}

let allocator: FdAllocator | undefined
const wholeBuffer = 2n ** 64n - 1n
