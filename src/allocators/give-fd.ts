import { checkInteger, checkOptions, GstAllocatorsError, wrongType } from '../errors/index.js'
import { c, type Pointer } from '../ffi/index.js'
import { describeKind, fdKind, fdNumber, fdSize, OwnedFd } from '../fd/index.js'
import { type FdOrigin, NativeMemory } from '../memory/index.js'
import { allFdMemoryFlags, FdMemoryFlags } from './fd-memory-flags.js'

/** Which part of an fd to wrap, and how. */
export interface FdAllocOptions {
  /** `FdMemoryFlags`. Default: `NONE`. */
  readonly flags?: number | undefined
  /** Where the memory begins in the fd, in bytes. Default: 0. */
  readonly offset?: number | undefined
  /** How far `resize()` may go, in bytes from the beginning of the fd. Default: the offset plus the size. */
  readonly maxSize?: number | undefined
}

/** A way to make a memory from an fd. */
export interface FdMaker<T> {
  /** True if only a dma-buf is accepted. */
  readonly requireDmaBuf: boolean
  /** Calls the C function. */
  alloc(fd: number, size: number, flags: number): Pointer | null
  /** Wraps its result. */
  adopt(native: NativeMemory, fd: number, origin: FdOrigin): T
}

/** Makes a memory that takes over an fd. The fd is given away last, so that a failure neither loses nor closes it. */
export function giveFd<T>(
  fd: OwnedFd | number,
  size: number,
  options: number | FdAllocOptions,
  maker: FdMaker<T>,
): T {
  const number = fdNumber(fd, 'wrap')
  checkInteger('size', size, 1)
  const { flags, offset, maxSize } = partOf(size, options)
  checkSize(number, maxSize)
  if (maker.requireDmaBuf) checkDmaBuf(fd, number)

  const pointer = maker.alloc(number, maxSize, flags)
  if (pointer === null)
    throw new GstAllocatorsError(
      'ERR_ALLOC_FAILED',
      `Cannot wrap fd ${number}: GStreamer returned no memory`,
      {
        fd: number,
        size,
      },
    )
  const isLent = (flags & FdMemoryFlags.DONT_CLOSE) !== 0
  const owner = OwnedFd.is(fd) ? fd : undefined
  const native = new NativeMemory(pointer)
  try {
    // gst_fd_allocator_alloc_full, which does both, came only with GStreamer 1.28.
    if (size !== maxSize) c.gst_memory_resize(pointer, offset, size)
    const memory = maker.adopt(native, number, {
      lender: isLent ? owner : undefined,
      staysMapped: (flags & FdMemoryFlags.KEEP_MAPPED) !== 0,
      isPrivate: (flags & FdMemoryFlags.MAP_PRIVATE) !== 0,
    })
    if (!isLent && owner !== undefined) OwnedFd.giveAway(owner)
    return memory
  } catch (error) {
    // Whatever was thrown, such as a stack overflow, the fd is still the caller's, so the memory must not close it.
    native.disown()
    throw error
  }
}

function partOf(
  size: number,
  options: number | FdAllocOptions,
): { flags: number; offset: number; maxSize: number } {
  if (typeof options === 'number') {
    checkInteger('flags', options, 0, allFdMemoryFlags)
    return { flags: options, offset: 0, maxSize: size }
  }
  if (typeof options !== 'object')
    throw wrongType('flags', 'FdMemoryFlags, or an object with options', options)
  checkOptions(options, { flags: true, offset: true, maxSize: true })
  const { flags = FdMemoryFlags.NONE, offset = 0, maxSize } = options
  checkInteger('flags', flags, 0, allFdMemoryFlags)
  const end = checkInteger('offset', offset, 0, Number.MAX_SAFE_INTEGER - size) + size
  if (maxSize !== undefined) checkInteger('maxSize', maxSize, end)
  return { flags, offset, maxSize: maxSize ?? end }
}

function checkSize(fd: number, size: number): void {
  const found = fdSize(fd)
  if (found >= size) return
  throw new GstAllocatorsError(
    'ERR_FD_TOO_SMALL',
    `Cannot wrap fd ${fd} as ${size} bytes of memory: it is ${describeKind(fdKind(fd))} of ${found} bytes`,
    { fd, size, required: size, found },
  )
}

function checkDmaBuf(fd: OwnedFd | number, number: number): void {
  const kind = OwnedFd.is(fd) ? fd.kind : fdKind(number)
  if (kind === 'dmabuf') return
  throw new GstAllocatorsError(
    'ERR_NOT_DMABUF',
    `Cannot wrap fd ${number} as a dma-buf: it is ${describeKind(kind)}, and a device could not import it. Use FdAllocator for ordinary memory, or new DmaBufAllocator({ requireDmaBuf: false }) if no device will use it`,
    { fd: number, required: 'dmabuf', found: kind },
  )
}
