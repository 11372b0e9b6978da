import { inspect } from 'node:util'
import { GstAllocatorsError } from '../errors/index.js'
import type { Bytes, MapMode } from './map-mode.js'

/**
 * Direct access to the bytes of a memory. It ends exactly once: with {@link Mapping.unmap | unmap()}, at the end of a
 * `using` block, or when the memory is disposed. From then on, `bytes` and all views of its buffer have length 0.
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
  /** The kind of access that the mapping allows. */
  readonly mode: M
  /** The memory itself, not a copy: all other users of the memory see what is written here. */
  readonly bytes: Bytes<M>
  #end: (() => void) | undefined

  /** Use `memory.map()` or `mapFd()` instead of this constructor. */
  constructor(mode: M, buffer: ArrayBuffer, end: () => void) {
    this.mode = mode
    this.bytes = new Uint8Array(buffer) as Uint8Array & Bytes<M>
    this.#end = end
    new Kept(buffer, this)
  }

  /**
   * Ends the mapping. Does nothing if it has already ended.
   *
   * @throws {GstAllocatorsError} `ERR_SYNC_FAILED` (dma-bufs only); the mapping ends nevertheless
   * @see `gst_memory_unmap`
   */
  unmap(): void {
    if (this.#end === undefined) return
    try {
      this.#end()
    } catch (error) {
      // This package throws its own errors after the cleanup; after any other error, the next call must finish it.
      if (error instanceof GstAllocatorsError) this.#end = undefined
      throw error
    }
    this.#end = undefined
  }

  /** Ends the mapping at the end of a `using` block, like {@link Mapping.unmap | unmap()}. */
  [Symbol.dispose](): void {
    this.unmap()
  }

  /** @internal Returns what `console.log` shows. */
  [inspect.custom](): string {
    return `${this.constructor.name} { mode: '${this.mode}', bytes: ${this.bytes.length} }`
  }
}

// A constructor that returns its argument: a subclass adds its private fields to that object.
const Returned = function (object: object) {
  return object
} as unknown as new (object: object) => object

/**
 * Adds a private field to a buffer that refers to its mapping, so that the bytes keep the mapping, and through it the
 * memory, alive. The field cannot be removed, and costs less than a WeakMap.
 */
class Kept extends Returned {
  readonly #mapping: Disposable

  constructor(buffer: ArrayBuffer, mapping: Disposable) {
    super(buffer)
    this.#mapping = mapping
  }

  /** Never read: it only makes the field count as used. */
  get mapping(): Disposable {
    return this.#mapping
  }
}
