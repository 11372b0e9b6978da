import { mapZeroPages } from '../mapping/index.js'
import { c, layouts, MAP_FIXED_NOREPLACE, readField, type Pointer } from '../ffi/index.js'
import { MapInfo } from './map-info.js'

/**
 * Releases a memory that was garbage collected, with its open mappings. Their views are unreachable, unless the bytes
 * were moved to another ArrayBuffer (`transfer()`, a stream). So fd-backed bytes are replaced with zeros, and all other
 * bytes stay allocated.
 */
export function releaseLost(pointer: Pointer, maps: readonly MapInfo[]): void {
  const mapped = maps.filter(({ isMapped }) => isMapped)
  const isLast = readField(pointer, layouts.GstMemory.refcount, 'uint') === 1
  if (mapped.length > 0 && !(isLast && c.gst_is_fd_memory(pointer) !== 0)) return

  const places = mapped.map(({ data, size }) => ({ data, size }))
  for (const info of mapped) {
    c.gst_memory_unmap(pointer, info.pointer)
    MapInfo.giveBack(info)
  }
  c.gst_mini_object_unref(pointer)
  for (const { data, size } of places) mapZeroPages(data, size, MAP_FIXED_NOREPLACE)
}
