import { checkInteger, GstAllocatorsError } from '../errors/index.js'
import { c, type Pointer } from '../ffi/index.js'
import { NativeMemory } from '../memory/native-memory.js'

/** Makes a block with an allocator that finds the memory by itself. */
export function allocBlock(allocator: Pointer, size: number): NativeMemory {
  checkInteger('size', size, 1)
  const pointer = c.gst_allocator_alloc(allocator, size, null)
  if (pointer !== null) return new NativeMemory(pointer)
  throw new GstAllocatorsError(
    'ERR_ALLOC_FAILED',
    `Cannot allocate ${size} bytes: GStreamer returned no memory`,
    {
      size,
    },
  )
}
