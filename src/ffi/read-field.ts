import koffi from 'koffi'
import { layouts, littleEndian } from './layouts.js'
import { type NativeStruct, type StructName, takeStruct, withStruct } from './native-struct.js'
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
  // With 'char' and -1, koffi 3.3 would lose 18 bytes at each call.
  return (koffi.decode(struct, offset, 'str') as string | null) ?? ''
}

/** Copies a string that a C function returned with ownership, and frees it. */
export function takeString(text: Pointer | null): string {
  if (text === null || text === 0n) return ''
  const copy = withStruct('void*', ({ pointer, view }) => {
    view.setBigUint64(0, text, littleEndian)
    return readString(pointer, 0)
  })
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

/** Copies a C struct in one call. The result is valid until the next call of this function with the same layout. */
export function peekStruct(struct: Pointer, layout: StructName): DataView {
  const copy = (copies[layout] ??= takeStruct(layout))
  c.memcpy(copy.pointer, struct, layouts[layout].size)
  return copy.view
}

const copies: Partial<Record<StructName, NativeStruct>> = {}
