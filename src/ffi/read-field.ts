import koffi from 'koffi'
import type { Pointer } from './symbols.js'

/** Reads one field of a C struct, so many bytes behind its address. */
export function readField(struct: Pointer, offset: number, type: 'size_t' | 'uint'): number | bigint {
  return koffi.decode(struct, offset, type) as number | bigint
}

/** Writes one field of a C struct. */
export function writeField(struct: Pointer, offset: number, type: 'uint', value: number): void {
  koffi.encode(struct, offset, type, value)
}
