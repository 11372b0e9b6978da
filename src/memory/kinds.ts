import type { Pointer } from '../ffi/index.js'
import type { Memory } from './memory.js'
import { NativeMemory } from './native-memory.js'

/** A class of memory: which GstMemory it is for, and how to make one. */
export interface MemoryKind {
  readonly matches: (pointer: Pointer) => boolean
  readonly wrap: (native: NativeMemory) => Memory
}

/** Adds a class. Derived classes are defined after their base, so the class that was added last is asked first. */
export function addMemoryKind(kind: MemoryKind): void {
  kinds.unshift(kind)
}

/** Wraps a reference on a GstMemory in the class that fits it best. */
export function wrapNative(native: NativeMemory): Memory {
  const kind = kinds.find(({ matches }) => matches(native.pointer))
  if (kind === undefined) throw new TypeError('No class of memory is defined')
  return kind.wrap(native)
}

const kinds: MemoryKind[] = []
