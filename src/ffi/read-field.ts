import koffi from 'koffi'
import { layouts } from './layouts.js'
import { nativeStruct, type NativeStruct } from './native-struct.js'
import { c } from './symbols.js'
import type { Pointer } from './symbols/symbol.js'

/** A C type of a field that is read. */
export type FieldType = 'size_t' | 'uint' | 'int' | 'long' | 'float' | 'double'

/** Reads one field of a C struct, so many bytes behind its address. */
export function readField(struct: Pointer, offset: number, type: FieldType): number | bigint {
  return koffi.decode(struct, offset, type) as number | bigint
}

/** Writes one field of a C struct. */
export function writeField(struct: Pointer, offset: number, type: 'uint', value: number): void
export function writeField(struct: Pointer, offset: number, type: 'size_t', value: bigint): void
export function writeField(struct: Pointer, offset: number, type: string, value: number | bigint): void {
  koffi.encode(struct, offset, type, value)
}

/** Reads a pointer in a C struct. 0n is NULL. */
export function readPointer(struct: Pointer, offset: number): Pointer {
  return BigInt(readField(struct, offset, 'size_t'))
}

/** Reads a string that a C struct points to. */
export function readString(struct: Pointer, offset: number): string {
  const text = readPointer(struct, offset)
  return text === 0n ? '' : (koffi.decode(text, 'char', -1) as string)
}

/** Reads a string that a C function gave away, and frees it. */
export function takeString(text: Pointer | null): string {
  if (text === null || text === 0n) return ''
  const copy = koffi.decode(text, 'char', -1) as string
  c.g_free(text)
  return copy
}

/** Reads a list of strings that a C function gave away, and frees it. */
export function takeStrings(list: Pointer | null): string[] {
  if (list === null || list === 0n) return []
  const strings: string[] = []
  for (let at = 0; readPointer(list, at) !== 0n; at += 8) strings.push(readString(list, at))
  c.g_strfreev(list)
  return strings
}

/** A copy of the first bytes of a C struct, made in one call. It is good until the next call of this function. */
export function peekStruct(struct: Pointer, size: number): DataView {
  scratch ??= nativeStruct(scratchSize)
  c.memcpy(scratch.pointer, struct, size)
  return scratch.view
}

let scratch: NativeStruct | undefined
const scratchSize = Math.max(...Object.values(layouts).map((layout) => ('size' in layout ? layout.size : 0)))
