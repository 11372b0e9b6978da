/** What a mapping is for. */
export type MapMode = 'read' | 'write' | 'readwrite'

export const mapModes: readonly MapMode[] = ['read', 'write', 'readwrite']

/** The methods of a Uint8Array that change its bytes. */
type Mutator = 'copyWithin' | 'fill' | 'reverse' | 'set' | 'sort'

/**
 * The bytes of a read mapping. Assigning an element or calling a method that writes does not compile; passing them to what takes
 * a Uint8Array does, so that `fs.writeSync`, `crypto` and `TextDecoder` read them in place.
 */
export interface ReadonlyBytes extends Omit<Uint8Array, Mutator | 'buffer' | number> {
  /** One byte. */
  readonly [index: number]: number
  /** What the bytes are a view of. */
  readonly buffer: ArrayBuffer
  /** Writes, so it cannot be called. */
  readonly copyWithin: never
  /** Writes, so it cannot be called. */
  readonly fill: never
  /** Writes, so it cannot be called. */
  readonly reverse: never
  /** Writes, so it cannot be called. */
  readonly set: never
  /** Writes, so it cannot be called. */
  readonly sort: never
}

/** The bytes of a mapping that can be written. They are never a view of a SharedArrayBuffer. */
export type WritableBytes = Uint8Array & { readonly buffer: ArrayBuffer }

/** The type of a mapping's bytes in a mode. */
export type Bytes<M extends MapMode> = M extends 'read' ? ReadonlyBytes : WritableBytes
