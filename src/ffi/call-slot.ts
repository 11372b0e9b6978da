import koffi from 'koffi'
import type { Pointer } from './symbols/symbol.js'

/** Calls a function of a class struct that takes only the object and returns a gboolean. */
export function callSlot(slot: Pointer, object: Pointer): boolean {
  prototype ??= koffi.proto('int (void* object)')
  return (koffi.call(slot, prototype, object) as number) !== 0
}

let prototype: ReturnType<typeof koffi.proto> | undefined
