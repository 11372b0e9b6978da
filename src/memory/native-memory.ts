import {
  c,
  GST_LOCK_FLAG_READ,
  GST_LOCK_FLAG_WRITE,
  GST_MINI_OBJECT_FLAG_LOCK_READONLY,
  layouts,
  littleEndian,
  nativeStruct,
  readField,
  writeField,
  type NativeStruct,
  type Pointer,
} from '../ffi/index.js'
import { type Guard, Guards, type Remains } from '../lifetime/index.js'
import { MapInfo } from './map-info.js'
import { releaseLost } from './release-lost.js'
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
    const size = Number(c.gst_memory_get_sizes(this.#pointer, out.pointer, out.pointer + 8n))
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
    return ((lockState(this.#pointer) | lockState(this.#root)) & GST_LOCK_FLAG_WRITE) !== 0
  }

  /** True when GStreamer's count of the mappings has no room for one more: it would run over unnoticed. */
  get isMappedToTheLimit(): boolean {
    return (lockState(this.#pointer) & lockCount) === lockCount
  }

  /** The same of its count of the shares. */
  get isSharedToTheLimit(): boolean {
    return lockState(this.#root) >>> shareShift >= maxShares
  }

  /** Makes GStreamer refuse to map it, and what it is a share of, for writing. */
  markReadOnly(): void {
    for (const memory of [this.#pointer, this.#root]) {
      const flags = Number(readField(memory, layouts.GstMemory.flags, 'uint'))
      writeField(memory, layouts.GstMemory.flags, 'uint', flags | GST_MINI_OBJECT_FLAG_LOCK_READONLY)
    }
  }

  /** Maps; undefined when GStreamer refuses. */
  map(flags: number): MapInfo | undefined {
    const maps = this.#guard?.remains.maps
    if (maps === undefined || this.isMappedToTheLimit) return undefined
    const info = MapInfo.take()
    // Noted first, so that nothing that is thrown on the way leaves a mapping that nobody knows of.
    maps.push(info)
    if (c.gst_memory_map(this.#pointer, info.pointer, flags) !== 0) {
      info.isMapped = true
      return info
    }
    removeLast(maps, info)
    MapInfo.giveBack(info)
    return undefined
  }

  /** Unmaps; what is not mapped any more is left as it is. */
  unmap(info: MapInfo): void {
    const maps = this.#guard?.remains.maps
    if (maps?.includes(info) !== true) return
    if (info.isMapped) c.gst_memory_unmap(this.#pointer, info.pointer)
    info.isMapped = false
    removeLast(maps, info)
    MapInfo.giveBack(info)
  }

  /** Leaves a mapping in place for ever, with a reference that nobody gives back: for bytes that are out of our hands. */
  abandon(info: MapInfo): void {
    c.gst_mini_object_ref(this.#pointer)
    const maps = this.#guard?.remains.maps
    if (maps !== undefined) removeLast(maps, info)
  }

  /** Lets go of the reference without giving it back: for a memory that nobody got to see. */
  disown(): void {
    if (this.#guard !== undefined) this.#guard.remains.pointer = 0n
  }

  /** Gives the reference back, and ends what is still mapped. */
  release(): void {
    if (this.#guard === undefined) return
    const guard = this.#guard
    const { maps } = guard.remains
    for (let info = maps.at(-1); info !== undefined; info = maps.at(-1)) this.unmap(info)
    // From here on nothing can come back to the memory, whatever is thrown.
    guard.remains.pointer = 0n
    this.#guard = undefined
    c.gst_mini_object_unref(this.#pointer)
    guards.retire(guard)
  }

  /** The memory whose bytes these are: itself, or what it is a share of. */
  get #root(): Pointer {
    const parent = BigInt(readField(this.#pointer, layouts.GstMemory.parent, 'size_t'))
    return parent === 0n ? this.#pointer : parent
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
const lockCount = 0xff00
const shareShift = 16
const maxShares = 0x7fff

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
    if (pointer !== 0n) releaseLost(pointer, maps.splice(0))
  },
)

let out: NativeStruct | undefined
