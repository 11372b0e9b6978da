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

  /** @internal */
  constructor(mode: M, buffer: ArrayBuffer, end: () => void) {
    this.mode = mode
    this.bytes = new Uint8Array(buffer) as Uint8Array & Bytes<M>
    this.#end = end
    Object.defineProperty(buffer, owner, { value: this })
  }

  /**
   * Ends the mapping. A second call does nothing.
   *
   * @throws {GstAllocatorsError} `ERR_SYNC_FAILED` (dma-bufs only); the mapping has ended all the same
   * @see `gst_memory_unmap`
   */
  unmap(): void {
    const end = this.#end
    this.#end = undefined
    end?.()
  }

  /** The same as {@link Mapping.unmap | unmap()}, for `using`. */
  [Symbol.dispose](): void {
    this.unmap()
  }
}

/** Where a buffer holds its mapping, for good: who has the bytes has the mapping, and by it the memory. */
const owner = Symbol('mapping')
