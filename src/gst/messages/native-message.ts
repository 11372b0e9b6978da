import { c, type Pointer } from '../../ffi/index.js'

/** A reference to a GstMessage, which several holders share. It refers to nothing in JavaScript. */
export class NativeMessage {
  #pointer: Pointer
  #holders = 1

  /** Takes over the reference. The caller is the first holder. */
  constructor(pointer: Pointer) {
    this.#pointer = pointer
  }

  /** The GstMessage; 0n once the reference is dropped. */
  get pointer(): Pointer {
    return this.#pointer
  }

  /** Adds a holder. */
  hold(): void {
    this.#holders++
  }

  /** Removes a holder, and drops the reference with the last one. */
  release(): void {
    if (--this.#holders === 0) this.drop()
  }

  /** Drops the reference, because nobody needs it any more. */
  drop(): void {
    if (this.#pointer !== 0n) c.gst_mini_object_unref(this.#pointer)
    this.#pointer = 0n
  }
}
