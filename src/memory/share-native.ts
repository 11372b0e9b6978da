import { GstAllocatorsError } from '../errors/index.js'
import { c, GST_MEMORY_FLAG_NO_SHARE } from '../ffi/index.js'
import { NativeMemory } from './native-memory.js'

/** Makes a memory over a part of another one's bytes, or throws the reason why GStreamer would refuse. */
export function shareNative(native: NativeMemory, offset: number, size: number): NativeMemory {
  if (native.hasFlag(GST_MEMORY_FLAG_NO_SHARE))
    throw new GstAllocatorsError('ERR_NOT_SHAREABLE', 'Cannot share this memory: its allocator forbids it')
  if (native.isSharedToTheLimit)
    throw new GstAllocatorsError(
      'ERR_MAP_CONFLICT',
      'Cannot share this memory: it has as many shares as GStreamer can count. Dispose of some first',
    )
  if (native.isMappedForWriting)
    throw new GstAllocatorsError(
      'ERR_MAP_CONFLICT',
      'Cannot share this memory: it is mapped for writing. Unmap it first',
    )
  // Up to 1.26 a size of -1 overruns the end of a memory with an offset, so the size is always explicit.
  const pointer = c.gst_memory_share(native.pointer, offset, size)
  if (pointer !== null) return new NativeMemory(pointer)
  throw new GstAllocatorsError('ERR_NOT_SHAREABLE', 'Cannot share this memory: GStreamer refused')
}
