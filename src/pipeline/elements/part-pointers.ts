import type { Pointer } from '../../ffi/index.js'

/** Notes the GstObject of an Element or Pad, so that a property can be set to it. */
export function notePointer(part: object, pointer: Pointer): void {
  pointers.set(part, pointer)
}

/** Returns the GstObject of an Element or Pad; undefined for any other value. */
export function pointerOf(part: unknown): Pointer | undefined {
  return typeof part === 'object' && part !== null ? pointers.get(part) : undefined
}

const pointers = new WeakMap<object, Pointer>()
