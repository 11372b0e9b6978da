import { checkInteger, GstAllocatorsError } from '../errors/index.js'
import { c, GST_MEMORY_FLAG_NO_SHARE } from '../ffi/index.js'
import type { NativeMemory } from './native-memory.js'

/** Changes which part of a block is used, after checking that it lies in the block. */
export function resizeNative(native: NativeMemory, offset: number, size: number): void {
  const { offset: start, maxSize } = native.sizes()
  checkInteger('offset', offset, -start, maxSize - start)
  checkInteger('size', size, 0, maxSize - start - offset)
  if (c.gst_mini_object_is_writable(native.pointer) === 0)
    throw new GstAllocatorsError(
      'ERR_MAP_CONFLICT',
      'Cannot resize this memory: it has more than one share. Dispose of the others first',
    )
  // A pipeline has the memory itself, not a share of it.
  if (native.hasFlag(GST_MEMORY_FLAG_NO_SHARE) && native.shareCount > 0)
    throw new GstAllocatorsError('ERR_MAP_CONFLICT', 'Cannot resize this memory: it is part of a buffer')
  c.gst_memory_resize(native.pointer, offset, size)
}
