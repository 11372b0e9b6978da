import { GstAllocatorsError } from '../errors/index.js'
import { GST_MEMORY_FLAG_NOT_MAPPABLE, GST_MINI_OBJECT_FLAG_LOCK_READONLY } from '../ffi/index.js'
import type { MapMode } from '../mapping/index.js'
import type { NativeMemory } from './native-memory.js'

/** Derives from the state of the memory why GStreamer refused to map it. `open` are the modes of our own mappings. */
export function explainRefusal(
  native: NativeMemory,
  mode: MapMode,
  open: readonly MapMode[],
): GstAllocatorsError {
  const cannot = `Cannot map this memory for ${nouns[mode]}`
  if (native.hasFlag(GST_MEMORY_FLAG_NOT_MAPPABLE))
    return new GstAllocatorsError('ERR_MAP_FAILED', `${cannot}: its allocator marked it as not mappable`)
  if (mode !== 'read' && native.hasFlag(GST_MINI_OBJECT_FLAG_LOCK_READONLY))
    return new GstAllocatorsError(
      'ERR_MEMORY_READ_ONLY',
      `${cannot}: it is read-only, as every share is. Map the parent of the share, or a copy()`,
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
      `${cannot}: another holder has it, or the parent of the share, mapped for writing. Map it once that mapping has ended`,
      { required: mode },
    )
  if (native.isMappedToTheLimit)
    return new GstAllocatorsError(
      'ERR_MAP_CONFLICT',
      `${cannot}: it has as many mappings as GStreamer can count. Unmap some first`,
      { required: mode },
    )
  if (native.shareCount > 1)
    return new GstAllocatorsError(
      'ERR_MAP_CONFLICT',
      `${cannot}: there are ${native.shareCount} shares of it, and GStreamer allows one. Dispose of the others first`,
      { required: mode },
    )
  // Unless it is mapped for writing, no lock prevents a mapping for reading.
  if (mode !== 'read' && native.isLocked)
    return new GstAllocatorsError(
      'ERR_MAP_CONFLICT',
      `${cannot}: another holder, such as an element or another Memory object, has it mapped or locked. Map it once that has ended`,
      { required: mode },
    )
  return new GstAllocatorsError(
    'ERR_MAP_FAILED',
    `${cannot}: GStreamer refused without giving a reason. Run with GST_DEBUG=*alloc*:5,GST_MEMORY:5 to see more`,
  )
}

const nouns: Readonly<Record<MapMode, string>> = {
  read: 'reading',
  write: 'writing',
  readwrite: 'reading and writing',
}
