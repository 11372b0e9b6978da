import {
  c,
  layouts,
  MAP_ANONYMOUS,
  MAP_FIXED_NOREPLACE,
  MAP_NORESERVE,
  MAP_PRIVATE,
  PROT_READ,
  PROT_WRITE,
  readField,
  type Pointer,
} from '../ffi/index.js'
import { MapInfo } from './map-info.js'

/**
 * Releases a memory that the program lost, with what it left mapped. Nobody can reach the views any more, unless their bytes were moved
 * to another ArrayBuffer (`transfer()`, a stream): so where fd-backed bytes were, zeros come to be, and any other bytes stay.
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
  for (const { data, size } of places) putZeros(data, size)
}

// Takes room among the addresses, and no memory.
function putZeros(data: Pointer, size: number): void {
  const flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE
  const start = data - (data % BigInt(c.getpagesize()))
  c.mmap(start, Number(data - start) + size, PROT_READ | PROT_WRITE, flags, -1, 0)
}
