import { FdAllocator } from '../../allocators/index.js'
import { createMemfd } from '../../fd/index.js'
import { c, GST_BUFFER_COPY_ALL, layouts, type Pointer, writeField } from '../../ffi/index.js'
import { Sample } from '../../frame/index.js'
import { lendMemory, Memory } from '../../memory/index.js'
import { lengthOf, type Pushable, type PushOptions } from './push-options.js'

/** Makes a GstBuffer of pushed data. The caller owns the reference. Only a Uint8Array is copied. */
export function toBuffer(data: Pushable, { pts, duration }: PushOptions): Pointer {
  const buffer = Sample.is(data) ? bufferOf(data, pts ?? duration) : bufferAround(data)
  if (pts !== undefined) writeField(buffer, layouts.GstBuffer.pts, 'size_t', pts)
  if (duration !== undefined) writeField(buffer, layouts.GstBuffer.duration, 'size_t', duration)
  return buffer
}

/** Returns the buffer of a sample. For other times, or if its memories are held, makes one with shares of them. */
function bufferOf(sample: Sample, times: bigint | undefined): Pointer {
  const { buffer, isShared } = Sample.lend(sample)
  if (times === undefined && !isShared) return c.gst_mini_object_ref(buffer)
  // Without the memories, it would lose the metadata that says where in them the planes are.
  const copy = c.gst_buffer_copy_region(buffer, GST_BUFFER_COPY_ALL, 0, wholeBuffer)
  if (copy === null) throw new TypeError('Cannot copy the header of a buffer: GStreamer returned NULL')
  const count = c.gst_buffer_n_memory(buffer)
  for (let index = 0; index < count; index++)
    c.gst_buffer_replace_memory(copy, index, lendMemory(c.gst_buffer_peek_memory(buffer, index)))
  // The buffer must not go back to its pool while its memories are in use here.
  c.gst_buffer_add_parent_buffer_meta(copy, buffer)
  return copy
}

function bufferAround(data: Uint8Array | Memory): Pointer {
  // Throws when the memory was disposed while the push waited.
  if (Memory.is(data)) return bufferWith(lendMemory(Memory.pointerOf(data)))
  const length = lengthOf(data)
  if (length === 0) return c.gst_buffer_new()
  allocator ??= new FdAllocator()
  using memory = allocator.alloc(createMemfd(length, { name: 'pushed', sealed: true }), length)
  {
    using mapping = memory.map('write')
    mapping.bytes.set(data)
  }
  return bufferWith(c.gst_mini_object_ref(Memory.pointerOf(memory)))
}

/** Makes a buffer that takes over a reference to a memory. */
function bufferWith(memory: Pointer): Pointer {
  const buffer = c.gst_buffer_new()
  c.gst_buffer_append_memory(buffer, memory)
  return buffer
}

let allocator: FdAllocator | undefined
const wholeBuffer = 2n ** 64n - 1n
