import koffi from 'koffi'
import type { Pointer } from './symbols/symbol.js'

/** A C struct outside the JavaScript heap, with a view of its fields. It is never freed, so structs must be pooled. */
export interface NativeStruct {
  readonly pointer: Pointer
  readonly view: DataView
}

/** Allocates a C struct of `size` bytes. */
export function nativeStruct(size: number): NativeStruct {
  const pointer = koffi.alloc('uint8_t', size) as Pointer
  return { pointer, view: new DataView(koffi.view(pointer, size)) }
}

/** Returns the address of a buffer's bytes, which is stable unless the buffer is transferred. */
export function addressOfBuffer(buffer: ArrayBuffer): Pointer {
  return koffi.address(buffer)
}
