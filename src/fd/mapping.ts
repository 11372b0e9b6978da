import { inspect } from 'node:util'
import { GstAllocatorsError } from '../errors/index.js'
import type { Bytes, MapMode } from './map-mode.js'

/**
 * The time during which the bytes of a memory can be used. It ends exactly once: by {@link Mapping.unmap | unmap()}, by the end
 * of a `using` block, or when the memory is disposed; from then on `bytes`, and every view made of it, has length 0.
 *
 * @example
 * ```ts
 * import { createMemfd, FdAllocator } from 'gst-allocators'
 *
 * using memory = new FdAllocator().alloc(createMemfd(4096), 4096)
 * const mapping = memory.map('write')
 * const bytes = mapping.bytes
 * bytes.fill(255)
 * mapping.unmap()
 * console.log(bytes.length) // 0
 * ```
 */
export class Mapping<M extends MapMode = MapMode> implements Disposable {
  /** What the memory is mapped for. */
  readonly mode: M
  /** The memory itself, not a copy: what is written here is what every other holder of the memory reads. */
  readonly bytes: Bytes<M>
  #end: (() => void) | undefined

  /** Mappings come from `memory.map()` and `mapFd()`; a program has no need to make one. */
  constructor(mode: M, buffer: ArrayBuffer, end: () => void) {
    this.mode = mode
    this.bytes = new Uint8Array(buffer) as Uint8Array & Bytes<M>
    this.#end = end
    new Kept(buffer, this)
  }

  /**
   * Ends the mapping. A second call does nothing.
   *
   * @throws {GstAllocatorsError} `ERR_SYNC_FAILED` (dma-bufs only); the mapping has ended all the same
   * @see `gst_memory_unmap`
   */
  unmap(): void {
    if (this.#end === undefined) return
    try {
      this.#end()
    } catch (error) {
      // What this package throws, it throws when all is done; after anything else, the next call does the rest.
      if (error instanceof GstAllocatorsError) this.#end = undefined
      throw error
    }
    this.#end = undefined
  }

  /** The same as {@link Mapping.unmap | unmap()}, for `using`. */
  [Symbol.dispose](): void {
    this.unmap()
  }

  /**
   * What `console.log` shows.
   *
   * @internal
   */
  [inspect.custom](): string {
    return `${this.constructor.name} { mode: '${this.mode}', bytes: ${this.bytes.length} }`
  }
}

/** A constructor whose result is its argument, so that a class that extends it adds its private fields to that. */
const Returned = function (object: object) {
  return object
} as unknown as new (object: object) => object

/**
 * Gives a buffer a private field that holds its mapping, so that who has the bytes has the mapping, and by it the memory. Nobody can
 * take it off again, and it costs less than a WeakMap.
 */
class Kept extends Returned {
  readonly #mapping: Disposable

  constructor(buffer: ArrayBuffer, mapping: Disposable) {
    super(buffer)
    this.#mapping = mapping
  }

  /** The mapping of a buffer: never asked for, since to be held is all that it is there for. */
  get mapping(): Disposable {
    return this.#mapping
  }
}
