import { GstAllocatorsError } from '../errors/index.js'
import { c, canAllocate } from '../ffi/index.js'
import { explainRefusal } from './explain-refusal.js'
import type { MemoryAccess } from './memory-access.js'
import { NativeMemory } from './native-memory.js'
import type { OpenMappings } from './open-mappings.js'

/** Copies a part of a memory into memory that GStreamer allocates. */
export function copyNative(
  native: NativeMemory,
  { offset, size }: { readonly offset: number; readonly size: number },
  access: MemoryAccess,
  open: OpenMappings,
): NativeMemory {
  access.check(native.sizes(), 'copy')
  if (!canAllocate(size))
    throw new GstAllocatorsError(
      'ERR_COPY_FAILED',
      `Cannot copy this memory: the system cannot allocate ${size} bytes`,
    )
  const pointer = access.whileReading(() => c.gst_memory_copy(native.pointer, offset, size))
  if (pointer !== null) return new NativeMemory(pointer)
  throw new GstAllocatorsError(
    'ERR_COPY_FAILED',
    'Cannot copy this memory: it cannot be mapped for reading',
    {
      cause: access.explain(explainRefusal(native, 'read', open.modes), 'read'),
    },
  )
}
