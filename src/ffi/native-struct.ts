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
