import { type Pointer } from '../ffi/index.js'
import { checkAllocatorWrapper } from '../gi/wrapper.js'
import type { Wrapper } from '../gi/wrappers.js'

/**
 * Allocates memory. The allocators of this package derive from this class. Any other GStreamer allocator is a plain
 * `Allocator`, whose methods are on `gi`.
 *
 * @see `GstAllocator`
 */
export class Allocator {
  /**
   * node-gtk's wrapper, with every method, property and signal of GstAllocator, GstObject and GObject. It is typed once
   * a program imports 'gst-allocators/gi' ({@link Wrapper}).
   */
  declare readonly gi: Wrapper<'Gst.Allocator'>
  readonly #pointer: Pointer

  protected constructor(gi: Wrapper<'Gst.Allocator'>) {
    this.#pointer = checkAllocatorWrapper(gi)
    Object.defineProperty(this, 'gi', { value: gi })
    known.set(gi, this)
  }

  /**
   * Returns the allocator behind a wrapper: always the same object for the same allocator.
   *
   * @param gi - node-gtk's wrapper of a GstAllocator
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`
   */
  static from(gi: Wrapper<'Gst.Allocator'>): Allocator {
    checkAllocatorWrapper(gi)
    return known.get(gi) ?? new Allocator(gi)
  }

  /** The name of the GstObject, such as `'dmabufallocator0'`. */
  get name(): string {
    return this.gi.getName() ?? ''
  }

  /** @internal Returns the address of the GstAllocator behind an allocator. */
  static pointerOf(allocator: Allocator): Pointer {
    return allocator.#pointer
  }
}

const known = new WeakMap<Allocator['gi'], Allocator>()
