import type Gst from '../../types/gst-1.0.js'
import { wrongType } from '../errors/index.js'
import { type Pointer } from '../ffi/index.js'
import { requireNamespace } from '../gi/namespace.js'
import { addressOf } from '../gi/wrapper.js'

/**
 * What makes memory. The allocators of this package derive from it; any other one of GStreamer's is an `Allocator` too, and does
 * the rest by `gi`.
 *
 * @see `GstAllocator`
 */
export class Allocator {
  /** node-gtk's wrapper: every method, property and signal of GstAllocator, GstObject and GObject. */
  readonly gi: Gst.Allocator

  protected constructor(gi: Gst.Allocator) {
    checkAllocator(gi)
    this.gi = gi
    known.set(gi, this)
  }

  /**
   * The allocator behind a wrapper: always the same object for the same allocator.
   *
   * @param gi - node-gtk's wrapper of a GstAllocator
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`
   */
  static from(gi: Gst.Allocator): Allocator {
    checkAllocator(gi)
    return known.get(gi) ?? new Allocator(gi)
  }

  /** The name of the object, as `'dmabufallocator0'`. */
  get name(): string {
    return this.gi.getName() ?? ''
  }

  /**
   * The address of the GstAllocator.
   *
   * @internal
   */
  protected get pointer(): Pointer {
    return (this.#pointer ??= addressOf(this.gi))
  }

  #pointer: Pointer | undefined
}

function checkAllocator(gi: unknown): void {
  const Gst = requireNamespace('Gst', '1.0')
  if (!(gi instanceof Gst.Allocator)) throw wrongType('gi', "node-gtk's wrapper of a Gst.Allocator", gi)
}

const known = new WeakMap<Gst.Allocator, Allocator>()
