import {
  c,
  GST_LOCK_FLAG_READ,
  GST_LOCK_FLAG_WRITE,
  GST_MINI_OBJECT_FLAG_LOCK_READONLY,
  layouts,
  littleEndian,
  peekStruct,
  readField,
  writeField,
  type Pointer,
} from '../ffi/index.js'
import { type Guard, Guards, type HeldResource } from '../lifetime/index.js'
import { MapInfo } from './map-info.js'
import { releaseLost } from './release-lost.js'
import { removeLast } from './remove-last.js'

/** One reference to a GstMemory. It is released exactly once, and never while the memory is mapped through it. */
export class NativeMemory {
  readonly #pointer: Pointer
  #guard: Guard<HeldMemory> | undefined

  /** Takes over a reference that the caller owns. */
  constructor(pointer: Pointer) {
    this.#pointer = pointer
    this.#guard = guards.issue()
    this.#guard.held.pointer = pointer
  }

  /** Takes a new reference to a memory that has another holder. */
  static of(pointer: Pointer): NativeMemory {
    return new NativeMemory(c.gst_mini_object_ref(pointer))
  }

  get isReleased(): boolean {
    return this.#guard === undefined
  }

  /** The address of the GstMemory, valid only while the reference is held. */
  get pointer(): Pointer {
    return this.#pointer
  }

  /** Returns what gst_memory_get_sizes would. A copy of the struct costs less than a call with two results in memory. */
  sizes(): Sizes {
    const view = peekStruct(this.#pointer, 'GstMemory')
    return {
      size: Number(view.getBigUint64(layouts.GstMemory.length, littleEndian)),
      offset: Number(view.getBigUint64(layouts.GstMemory.offset, littleEndian)),
      maxSize: Number(view.getBigUint64(layouts.GstMemory.maxsize, littleEndian)),
    }
  }

  get align(): number {
    return Number(readField(this.#pointer, layouts.GstMemory.align, 'size_t'))
  }

  hasFlag(flag: number): boolean {
    return (Number(readField(this.#pointer, layouts.GstMemory.flags, 'uint')) & flag) !== 0
  }

  /** True while the memory is mapped or shared, by any holder. */
  get isLocked(): boolean {
    return lockState(this.#pointer) !== 0
  }

  /** The number of its shares, each of which holds an exclusive lock. */
  get shareCount(): number {
    return lockState(this.#pointer) >>> shareShift
  }

  /** True while exactly one reader has the memory mapped, and it has no shares. */
  get isMappedOnce(): boolean {
    return lockState(this.#pointer) === (lockOne | GST_LOCK_FLAG_READ)
  }

  /** True while any holder has the memory, or the parent of the share, mapped for writing. */
  get isMappedForWriting(): boolean {
    return ((lockState(this.#pointer) | lockState(this.#root)) & GST_LOCK_FLAG_WRITE) !== 0
  }

  /** True if GStreamer's counter of mappings is at its maximum: it would overflow silently. */
  get isMappedToTheLimit(): boolean {
    return (lockState(this.#pointer) & lockCount) === lockCount
  }

  /** True if GStreamer's counter of shares is at its maximum. */
  get isSharedToTheLimit(): boolean {
    return lockState(this.#root) >>> shareShift >= maxShares
  }

  /** Makes GStreamer refuse to map the memory, and the parent of the share, for writing. */
  markReadOnly(): void {
    for (const memory of [this.#pointer, this.#root]) {
      const flags = Number(readField(memory, layouts.GstMemory.flags, 'uint'))
      writeField(memory, layouts.GstMemory.flags, 'uint', flags | GST_MINI_OBJECT_FLAG_LOCK_READONLY)
    }
  }

  /** Maps the memory. Returns undefined if GStreamer refuses. */
  map(flags: number): MapInfo | undefined {
    const maps = this.#guard?.held.maps
    if (maps === undefined || this.isMappedToTheLimit) return undefined
    const info = MapInfo.take()
    // Recorded first, so that an exception in between cannot leave an untracked mapping.
    maps.push(info)
    if (c.gst_memory_map(this.#pointer, info.pointer, flags) !== 0) {
      info.isMapped = true
      return info
    }
    removeLast(maps, info)
    MapInfo.giveBack(info)
    return undefined
  }

  /** Unmaps the memory. Does nothing if it is no longer mapped. */
  unmap(info: MapInfo): void {
    const maps = this.#guard?.held.maps
    if (maps?.includes(info) !== true) return
    if (info.isMapped) c.gst_memory_unmap(this.#pointer, info.pointer)
    info.isMapped = false
    removeLast(maps, info)
    MapInfo.giveBack(info)
  }

  /** Leaves a mapping and a reference in place for ever, because the program moved the mapped bytes elsewhere. */
  abandon(info: MapInfo): void {
    c.gst_mini_object_ref(this.#pointer)
    const maps = this.#guard?.held.maps
    if (maps !== undefined) removeLast(maps, info)
  }

  /** Drops the reference without releasing it, for a memory that was never handed out. */
  disown(): void {
    if (this.#guard !== undefined) this.#guard.held.pointer = 0n
  }

  /** Ends the mappings that are still open, and releases the reference. */
  release(): void {
    if (this.#guard === undefined) return
    const guard = this.#guard
    const { maps } = guard.held
    for (let info = maps.at(-1); info !== undefined; info = maps.at(-1)) this.unmap(info)
    // From here on, nothing can use the memory again, whatever is thrown.
    guard.held.pointer = 0n
    this.#guard = undefined
    c.gst_mini_object_unref(this.#pointer)
    guards.retire(guard)
  }

  /** The memory that holds the bytes: this one, or the parent of a share. */
  get #root(): Pointer {
    const parent = BigInt(readField(this.#pointer, layouts.GstMemory.parent, 'size_t'))
    return parent === 0n ? this.#pointer : parent
  }
}

/** The part of a block that a memory uses, in bytes. */
export interface Sizes {
  readonly size: number
  readonly offset: number
  readonly maxSize: number
}

// GstMiniObject's lockstate: the locked accesses in the lowest byte, the number of locks in the next, the shares above.
const lockOne = 0x100
const lockCount = 0xff00
const shareShift = 16
const maxShares = 0x7fff

function lockState(memory: Pointer): number {
  return Number(readField(memory, layouts.GstMemory.lockstate, 'uint'))
}

interface HeldMemory extends HeldResource {
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
