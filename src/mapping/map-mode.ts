/** The kind of access that a mapping allows. */
export type MapMode = 'read' | 'write' | 'readwrite'

export const mapModes: readonly MapMode[] = ['read', 'write', 'readwrite']

/** The methods of a Uint8Array that change its bytes. */
type Mutator = 'copyWithin' | 'fill' | 'reverse' | 'set' | 'sort'

/**
 * The bytes of a read mapping. Assigning an element or calling a mutating method does not compile, but they can be
 * passed where a Uint8Array is expected, so that `fs.writeSync`, `crypto` and `TextDecoder` read them in place.
 */
export interface ReadonlyBytes extends Omit<Uint8Array, Mutator | 'buffer' | number> {
  /** The byte at an index. */
  readonly [index: number]: number
  /** The underlying buffer. */
  readonly buffer: ArrayBuffer
  /** Not callable, because it writes. */
  readonly copyWithin: never
  /** Not callable, because it writes. */
  readonly fill: never
  /** Not callable, because it writes. */
  readonly reverse: never
  /** Not callable, because it writes. */
  readonly set: never
  /** Not callable, because it writes. */
  readonly sort: never
}

/** The bytes of a writable mapping. They are never a view of a SharedArrayBuffer. */
export type WritableBytes = Uint8Array & { readonly buffer: ArrayBuffer }

/** The type of the bytes of a mapping with the mode `M`. */
export type Bytes<M extends MapMode> = M extends 'read' ? ReadonlyBytes : WritableBytes
