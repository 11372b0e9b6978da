import type { Pointer } from '../ffi/index.js'
import type { Memory } from './memory.js'
import { NativeMemory } from './native-memory.js'

/** A class of memory: which GstMemory it matches, and how to wrap one. */
export interface MemoryKind {
  readonly matches: (pointer: Pointer) => boolean
  readonly wrap: (native: NativeMemory) => Memory
}

/** Registers a class. Derived classes are registered after their base, so the last one is tried first. */
export function addMemoryKind(kind: MemoryKind): void {
  kinds.unshift(kind)
}

/** Wraps a reference to a GstMemory in the most specific class. */
export function wrapNative(native: NativeMemory): Memory {
  const kind = kinds.find(({ matches }) => matches(native.pointer))
  if (kind === undefined) throw new TypeError('No class of memory is defined')
  return kind.wrap(native)
}

const kinds: MemoryKind[] = []
