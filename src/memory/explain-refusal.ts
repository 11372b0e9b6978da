import { GstAllocatorsError } from '../errors/index.js'
import { GST_MEMORY_FLAG_NOT_MAPPABLE, GST_MINI_OBJECT_FLAG_LOCK_READONLY } from '../ffi/index.js'
import type { MapMode } from '../fd/map-mode.js'
import type { NativeMemory } from './native-memory.js'

/** The error for a mapping that GStreamer refused: it gives no reason, so the state of the memory must. `open` are our own mappings. */
export function explainRefusal(
  native: NativeMemory,
  mode: MapMode,
  open: readonly MapMode[],
): GstAllocatorsError {
  const cannot = `Cannot map this memory for ${nouns[mode]}`
  if (native.hasFlag(GST_MEMORY_FLAG_NOT_MAPPABLE))
    return new GstAllocatorsError(
      'ERR_MAP_FAILED',
      `${cannot}: its allocator says that it cannot be mapped at all`,
    )
  if (mode !== 'read' && native.hasFlag(GST_MINI_OBJECT_FLAG_LOCK_READONLY))
    return new GstAllocatorsError(
      'ERR_MEMORY_READ_ONLY',
      `${cannot}: it is read-only, as every share is. Map the memory that it is a share of, or a copy()`,
    )
  if (open.length > 0)
    return new GstAllocatorsError(
      'ERR_MAP_CONFLICT',
      `${cannot}: it is mapped for ${[...new Set(open)].map((one) => nouns[one]).join(' and ')}. Unmap it first, or map it for 'readwrite' from the start`,
      { required: mode, found: [...new Set(open)].join(', ') },
    )
  if (native.isMappedForWriting)
    return new GstAllocatorsError(
      'ERR_MAP_CONFLICT',
      `${cannot}: it, or what it is a share of, is mapped for writing by somebody else`,
      { required: mode },
    )
  if (native.isMappedToTheLimit)
    return new GstAllocatorsError(
      'ERR_MAP_CONFLICT',
      `${cannot}: it is mapped as often as GStreamer can count`,
      { required: mode },
    )
  if (native.shareCount > 1)
    return new GstAllocatorsError(
      'ERR_MAP_CONFLICT',
      `${cannot}: there are ${native.shareCount} shares of it, and GStreamer allows one. Dispose of the others first`,
      { required: mode },
    )
  // What is not mapped for writing can be locked in any way, and still be read.
  if (mode !== 'read' && native.isLocked)
    return new GstAllocatorsError(
      'ERR_MAP_CONFLICT',
      `${cannot}: somebody else has it mapped or locked, in GStreamer or through another object for the same memory`,
      { required: mode },
    )
  return new GstAllocatorsError(
    'ERR_MAP_FAILED',
    `${cannot}: GStreamer refused without giving a reason. GST_DEBUG=*alloc*:5,GST_MEMORY:5 shows more`,
  )
}

const nouns: Readonly<Record<MapMode, string>> = {
  read: 'reading',
  write: 'writing',
  readwrite: 'reading and writing',
}
