import koffi from 'koffi'
import { layouts } from './layouts.js'
import { nativeStruct, type NativeStruct } from './native-struct.js'
import { c } from './symbols.js'
import type { Pointer } from './symbols/symbol.js'

/** The C type of a field. */
export type FieldType = 'size_t' | 'uint' | 'int' | 'long' | 'float' | 'double'

/** Reads one field of a C struct, at an offset in bytes. */
export function readField(struct: Pointer, offset: number, type: FieldType): number | bigint {
  return koffi.decode(struct, offset, type) as number | bigint
}

/** Writes one field of a C struct. */
export function writeField(struct: Pointer, offset: number, type: 'uint', value: number): void
export function writeField(struct: Pointer, offset: number, type: 'size_t', value: bigint): void
export function writeField(struct: Pointer, offset: number, type: string, value: number | bigint): void {
  koffi.encode(struct, offset, type, value)
}

/** Reads a pointer from a C struct. 0n is NULL. */
export function readPointer(struct: Pointer, offset: number): Pointer {
  return BigInt(readField(struct, offset, 'size_t'))
}

/** Reads a string through a pointer in a C struct. */
export function readString(struct: Pointer, offset: number): string {
  const text = readPointer(struct, offset)
  return text === 0n ? '' : (koffi.decode(text, 'char', -1) as string)
}

/** Copies a string that a C function returned with ownership, and frees it. */
export function takeString(text: Pointer | null): string {
  if (text === null || text === 0n) return ''
  const copy = koffi.decode(text, 'char', -1) as string
  c.g_free(text)
  return copy
}

/** Copies a NULL-terminated list of strings that a C function returned with ownership, and frees it. */
export function takeStrings(list: Pointer | null): string[] {
  if (list === null || list === 0n) return []
  const strings: string[] = []
  for (let at = 0; readPointer(list, at) !== 0n; at += 8) strings.push(readString(list, at))
  c.g_strfreev(list)
  return strings
}

/** Copies the first bytes of a C struct in one call. The result is valid until the next call of this function. */
export function peekStruct(struct: Pointer, size: number): DataView {
  scratch ??= nativeStruct(scratchSize)
  c.memcpy(scratch.pointer, struct, size)
  return scratch.view
}

let scratch: NativeStruct | undefined
const scratchSize = Math.max(...Object.values(layouts).map((layout) => ('size' in layout ? layout.size : 0)))
