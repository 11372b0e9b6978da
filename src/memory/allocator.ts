import { c, type Pointer, takeString } from '../ffi/index.js'
import { checkAllocatorWrapper, wrapAllocator } from '../gi/wrapper.js'
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
  #wrapper: Wrapper<'Gst.Allocator'> | undefined

  static {
    Object.defineProperty(this.prototype, 'gi', {
      configurable: true,
      get(this: Allocator) {
        return (this.#wrapper ??= wrapAllocator(this.#pointer))
      },
    })
  }

  /** @internal Takes over a reference to a GstAllocator. */
  protected constructor(pointer: Pointer) {
    this.#pointer = pointer
    known.set(pointer, new WeakRef(this))
    collected.register(this, pointer)
  }

  /**
   * Returns the allocator behind a wrapper: always the same object for the same allocator.
   *
   * @param gi - node-gtk's wrapper of a GstAllocator
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`
   */
  static from(gi: Wrapper<'Gst.Allocator'>): Allocator {
    return Allocator.of(checkAllocatorWrapper(gi))
  }

  /** The name of the GstObject, such as `'dmabufallocator0'`. */
  get name(): string {
    return takeString(c.gst_object_get_name(this.#pointer))
  }

  /** @internal Returns the allocator at an address, with a reference of its own. */
  static of(pointer: Pointer): Allocator {
    return known.get(pointer)?.deref() ?? new Allocator(c.g_object_ref(pointer))
  }

  /** @internal Returns the address of the GstAllocator behind an allocator. */
  static pointerOf(allocator: Allocator): Pointer {
    return allocator.#pointer
  }
}

const known = new Map<Pointer, WeakRef<Allocator>>()

const collected = new FinalizationRegistry<Pointer>((pointer) => {
  // Another object may be in its place already.
  if (known.get(pointer)?.deref() === undefined) known.delete(pointer)
  c.g_object_unref(pointer)
})
