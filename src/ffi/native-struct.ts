import koffi from 'koffi'
import { layouts } from './layouts.js'
import type { Pointer } from './symbols/symbol.js'

/** A struct of {@link layouts}, or a plain type there, that C functions can read and write. */
export type StructName = {
  [Name in keyof typeof layouts]: (typeof layouts)[Name] extends { readonly size: number } ? Name : never
}[keyof typeof layouts]

/** Bytes outside the JavaScript heap. They are never freed. */
export interface NativeBytes {
  readonly pointer: Pointer
  readonly view: DataView
  readonly bytes: Uint8Array
}

/** A C struct outside the JavaScript heap, with a view of its fields. */
export interface NativeStruct<Name extends StructName = StructName> extends NativeBytes {
  readonly layout: Name
}

/**
 * Lends a struct that is filled with zeros to a function, until the function returns. Nobody else has it meanwhile, not
 * even a callback in the middle of a C call, and it is never lent under another layout. The function must not be async.
 */
export function withStruct<Name extends StructName, T>(
  layout: Name,
  use: (struct: NativeStruct<Name>) => T,
): T {
  const struct = takeStruct(layout)
  try {
    return use(struct)
  } finally {
    giveBackStruct(struct)
  }
}

/** Lends a struct for longer than a call: until {@link giveBackStruct}. It is filled with zeros. */
export function takeStruct<Name extends StructName>(layout: Name): NativeStruct<Name> {
  const struct = idle[layout]?.pop() as NativeStruct<Name> | undefined
  if (struct === undefined) return { layout, ...nativeBytes(layouts[layout].size) }
  struct.bytes.fill(0)
  return struct
}

/** Takes back a struct of {@link takeStruct}. The caller must not use it again. */
export function giveBackStruct(struct: NativeStruct): void {
  ;(idle[struct.layout] ??= []).push(struct)
}

const idle: Partial<Record<StructName, NativeStruct[]>> = {}

/** Allocates bytes that are filled with zeros. They must have one purpose, because nothing clears them again. */
export function nativeBytes(size: number): NativeBytes {
  const pointer = koffi.alloc('uint8_t', size) as Pointer
  const buffer = koffi.view(pointer, size)
  return { pointer, view: new DataView(buffer), bytes: new Uint8Array(buffer).fill(0) }
}

/** Returns the address of a buffer's bytes, which is stable unless the buffer is transferred. */
export function addressOfBuffer(buffer: ArrayBuffer): Pointer {
  return koffi.address(buffer)
}
