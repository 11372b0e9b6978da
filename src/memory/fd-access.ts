import { GstAllocatorsError } from '../errors/index.js'
import { fdKind, fdSize, isInTmpfs, type OwnedFd } from '../fd/index.js'
import { explainFd, type MapMode, syncDmaBuf } from '../mapping/index.js'
import { disarmWrites } from './disarm-writes.js'
import { explainPrivate } from './explain-private.js'
import type { MapInfo } from './map-info.js'
import type { MemoryAccess } from './memory-access.js'
import type { NativeMemory, Sizes } from './native-memory.js'

/** What is known about memory that was made here; nothing is known about memory that came from elsewhere. */
export interface FdOrigin {
  /** The owner of an fd that was only lent, referenced so that the fd stays open for as long as the memory needs it. */
  readonly lender: OwnedFd | undefined
  /** True if the memory stays mapped after the last unmap. */
  readonly staysMapped: boolean
  /** True if the memory is mapped privately. */
  readonly isPrivate: boolean
}

/** Access to fd-backed memory: the file may shrink or be read-only, and a dma-buf is synced around each access. */
export class FdAccess implements MemoryAccess {
  readonly fd: number
  readonly #origin: FdOrigin | undefined
  #isReplaceable: boolean | undefined
  #needsSync: boolean | undefined

  /** `alwaysSyncs` spares the question what kind the fd is: a sync does nothing on files that are not dma-bufs. */
  constructor(fd: number, origin: FdOrigin | undefined, alwaysSyncs: boolean) {
    this.fd = fd
    this.#origin = origin
    this.#needsSync = alwaysSyncs ? true : undefined
  }

  /** True if a private mapping may replace the library's: not for a share, nor for memory made elsewhere. */
  get isReplaceable(): boolean {
    return (this.#isReplaceable ??= this.#origin?.staysMapped === false && isInTmpfs(this.fd))
  }

  check({ offset, size }: Sizes, verb: string): void {
    const required = offset + size
    const found = fdSize(this.fd)
    if (found >= required) return
    throw new GstAllocatorsError(
      'ERR_FD_TOO_SMALL',
      `Cannot ${verb} this memory: it needs ${required} bytes, but the file behind fd ${this.fd} has only ${found}. Use a sealed memfd, which cannot be truncated`,
      { fd: this.fd, required, found },
    )
  }

  whileReading<T>(read: () => T): T {
    if (!this.#syncs) return read()
    syncDmaBuf(this.fd, 'read', 'start')
    try {
      return read()
    } finally {
      syncDmaBuf(this.fd, 'read', 'end')
    }
  }

  begin(native: NativeMemory, sizes: Sizes, info: MapInfo, mode: MapMode): void {
    if (mode === 'read') disarmWrites(native, sizes, info, this)
    // GStreamer's fd allocator never syncs.
    if (this.#syncs) syncDmaBuf(this.fd, mode, 'start')
  }

  end(mode: MapMode): void {
    if (this.#syncs) syncDmaBuf(this.fd, mode, 'end')
  }

  explain(error: GstAllocatorsError, mode: MapMode): GstAllocatorsError {
    if (error.code !== 'ERR_MAP_FAILED' && error.code !== 'ERR_MEMORY_READ_ONLY') return error
    const whyPrivate = this.#origin?.isPrivate === true ? explainPrivate(this.fd, mode) : undefined
    return explainFd(this.fd, mode) ?? whyPrivate ?? error
  }

  /** True for a dma-buf, whichever allocator wrapped it. */
  get #syncs(): boolean {
    return (this.#needsSync ??= fdKind(this.fd) === 'dmabuf')
  }
}
