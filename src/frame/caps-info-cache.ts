import { c, type Pointer } from '../ffi/index.js'
import { isInDeviceMemory } from './buffer.js'
import type { BufferOwner } from './buffer-owner.js'
import { type CapsInfo, noCapsInfo, readCapsInfo } from './caps-info.js'

/** Caches the parsed caps of a stream, because caps rarely change and parsing costs more than the rest of a frame. */
export class CapsInfoCache {
  #caps: Pointer = 0n
  #info: CapsInfo = noCapsInfo

  /** Returns the parsed caps of a buffer. */
  infoOf({ caps, buffer }: BufferOwner): CapsInfo {
    if (caps === null) return noCapsInfo
    if (caps !== this.#caps) {
      this.clear()
      // The reference keeps the address from being reused for other caps.
      this.#caps = c.gst_mini_object_ref(caps)
      this.#info = readCapsInfo(caps, isInDeviceMemory(buffer))
    }
    return this.#info
  }

  /** Releases the reference to the caps. */
  clear(): void {
    if (this.#caps !== 0n) c.gst_mini_object_unref(this.#caps)
    this.#caps = 0n
  }
}
