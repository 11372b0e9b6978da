import koffi from 'koffi'
import type { Pointer } from './symbols/symbol.js'

/** A C struct outside the JavaScript heap, with a view to read and write its fields. It lives as long as the process: pool it. */
export interface NativeStruct {
  readonly pointer: Pointer
  readonly view: DataView
}

/** Makes room for a C struct of so many bytes. */
export function nativeStruct(size: number): NativeStruct {
  const pointer = koffi.alloc('uint8_t', size) as Pointer
  return { pointer, view: new DataView(koffi.view(pointer, size)) }
}

/** The address of a buffer's bytes, which stay where they are for as long as it is not transferred. */
export function addressOf(buffer: ArrayBuffer): Pointer {
  return koffi.address(buffer)
}
