import {
  c,
  GST_LOCK_FLAG_READ,
  GST_LOCK_FLAG_WRITE,
  layouts,
  littleEndian,
  nativeStruct,
  readField,
  type NativeStruct,
  type Pointer,
} from '../ffi/index.js'
import { type Guard, Guards, type Remains } from '../lifetime/index.js'
import { MapInfo } from './map-info.js'
import { removeLast } from './remove-last.js'

/** One reference on a GstMemory, given back exactly once, and never while the memory is mapped through it. */
export class NativeMemory {
  readonly #pointer: Pointer
  #guard: Guard<HeldMemory> | undefined

  /** Takes over a reference that the caller owns. */
  constructor(pointer: Pointer) {
    this.#pointer = pointer
    this.#guard = guards.issue()
    this.#guard.remains.pointer = pointer
  }

  /** Takes a reference of its own on a memory that somebody else holds. */
  static of(pointer: Pointer): NativeMemory {
    return new NativeMemory(c.gst_mini_object_ref(pointer))
  }

  get isReleased(): boolean {
    return this.#guard === undefined
  }

  /** The address of the GstMemory: good only as long as the reference is. */
  get pointer(): Pointer {
    return this.#pointer
  }

  /** What gst_memory_get_sizes says. */
  sizes(): Sizes {
    out ??= nativeStruct(16)
    const size = c.gst_memory_get_sizes(this.#pointer, out.pointer, out.pointer + 8n)
    return {
      size,
      offset: Number(out.view.getBigUint64(0, littleEndian)),
      maxSize: Number(out.view.getBigUint64(8, littleEndian)),
    }
  }

  get align(): number {
    return Number(readField(this.#pointer, layouts.GstMemory.align, 'size_t'))
  }

  hasFlag(flag: number): boolean {
    return (Number(readField(this.#pointer, layouts.GstMemory.flags, 'uint')) & flag) !== 0
  }

  /** True while somebody has it mapped, or shares it. */
  get isLocked(): boolean {
    return lockState(this.#pointer) !== 0
  }

  /** How many shares of it there are, each of which holds it exclusively. */
  get shareCount(): number {
    return lockState(this.#pointer) >>> shareShift
  }

  /** True while one reader has it mapped, and nobody shares it. */
  get isMappedOnce(): boolean {
    return lockState(this.#pointer) === (lockOne | GST_LOCK_FLAG_READ)
  }

  /** True while somebody has it, or what it is a share of, mapped for writing. */
  get isMappedForWriting(): boolean {
    const parent = BigInt(readField(this.#pointer, layouts.GstMemory.parent, 'size_t'))
    return ((lockState(this.#pointer) | (parent === 0n ? 0 : lockState(parent))) & GST_LOCK_FLAG_WRITE) !== 0
  }

  /** Maps; undefined when GStreamer refuses. */
  map(flags: number): MapInfo | undefined {
    const info = MapInfo.take()
    if (c.gst_memory_map(this.#pointer, info.pointer, flags) !== 0) {
      this.#guard?.remains.maps.push(info)
      return info
    }
    MapInfo.giveBack(info)
    return undefined
  }

  unmap(info: MapInfo): void {
    c.gst_memory_unmap(this.#pointer, info.pointer)
    this.#forget(info)
    MapInfo.giveBack(info)
  }

  /** Leaves a mapping in place for ever, with a reference that nobody gives back: for bytes that are out of our hands. */
  abandon(info: MapInfo): void {
    c.gst_mini_object_ref(this.#pointer)
    this.#forget(info)
  }

  /** Gives the reference back. Every mapping must have ended before. */
  release(): void {
    if (this.#guard === undefined) return
    const guard = this.#guard
    this.#guard = undefined
    c.gst_mini_object_unref(this.#pointer)
    guards.retire(guard)
  }

  #forget(info: MapInfo): void {
    const maps = this.#guard?.remains.maps
    if (maps !== undefined) removeLast(maps, info)
  }
}

/** Where the usable bytes of a memory are in its block, in bytes. */
export interface Sizes {
  readonly size: number
  readonly offset: number
  readonly maxSize: number
}

// How GstMiniObject counts in its lockstate: what it is locked for in the lowest byte, how often in the next, and its sharers above.
const lockOne = 0x100
const shareShift = 16

function lockState(memory: Pointer): number {
  return Number(readField(memory, layouts.GstMemory.lockstate, 'uint'))
}

interface HeldMemory extends Remains {
  pointer: Pointer
  readonly maps: MapInfo[]
}

const guards = new Guards<HeldMemory>(
  'Memory',
  () => ({ pointer: 0n, maps: [], stack: undefined }),
  ({ pointer, maps }) => {
    for (const info of maps) c.gst_memory_unmap(pointer, info.pointer)
    c.gst_mini_object_unref(pointer)
  },
)

let out: NativeStruct | undefined
