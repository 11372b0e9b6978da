import { checkInteger, GstAllocatorsError } from '../errors/index.js'
import { c, type Pointer } from '../ffi/index.js'
import { NativeMemory } from '../memory/index.js'

/** Allocates a block from an allocator that provides the memory itself. */
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
