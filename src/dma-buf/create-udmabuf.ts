import { readFileSync } from 'node:fs'
import { checkInteger, checkObject, GstAllocatorsError } from '../errors/index.js'
import {
  c,
  F_GET_SEALS,
  F_SEAL_SHRINK,
  F_SEAL_WRITE,
  ioctl,
  lastErrno,
  layouts,
  littleEndian,
  nativeStruct,
  type NativeStruct,
  systemError,
  UDMABUF_CREATE,
  UDMABUF_FLAGS_CLOEXEC,
} from '../ffi/index.js'
import { createMemfd, describeKind, fdKind, fdNumber, fdSize, OwnedFd } from '../fd/index.js'
import { checkMemory } from './check-memory.js'
import { withDevice } from './open-device.js'

/** What {@link createUdmabuf} can be told. */
export interface UdmabufOptions {
  /**
   * A memfd whose pages the dma-buf is to have: sealed against shrinking (`createMemfd(size, { sealed: true })`) and not against writing.
   * It stays the caller's, and may be closed at once. Default: a new one.
   */
  readonly memfd?: OwnedFd | number
  /** Where in the memfd the dma-buf begins, in bytes, a multiple of the page's size. Default: 0. */
  readonly offset?: number
}

/**
 * Makes a dma-buf of a memfd's pages: memory that a program fills and a device reads, without a driver of its own.
 *
 * @param size - in bytes, 1 or more; without a memfd it is rounded up to whole pages, with one it must be whole pages
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`, `ERR_FD_TOO_SMALL`,
 *   `ERR_FD_ACCESS` (no memfd, or one with other seals), `ERR_SIZE_LIMIT` (`found` is the limit of the kernel's), `ERR_DEVICE_ACCESS`,
 *   `ERR_FEATURE_MISSING` (no /dev/udmabuf), `ERR_SYSTEM` (`EMFILE`, `ENOMEM`)
 * @see `UDMABUF_CREATE`
 * @example
 * ```ts lab
 * import { createUdmabuf, isDmaBuf } from 'gst-allocators'
 *
 * using fd = createUdmabuf(1920 * 1080 * 4)
 * console.log(isDmaBuf(fd), fd.size) // true 8294400
 * ```
 */
export function createUdmabuf(size: number, options: UdmabufOptions = {}): OwnedFd {
  checkInteger('size', size, 1)
  checkObject('options', options)
  const { memfd, offset = 0 } = options
  checkInteger('offset', offset, 0)

  if (memfd === undefined) {
    if (offset !== 0) throw outOfRange('offset', offset, 'it is for a memfd that you give')
    return makeOfOwn(roundUp(size))
  }
  const given = checkMemfd(memfd, offset, size)
  return withDevice(device, (fd) => make(fd, given, offset, size))
}

function makeOfOwn(pages: number): OwnedFd {
  checkLimit(pages)
  checkMemory(pages)
  using own = createMemfd(pages, { name: 'udmabuf', sealed: true })
  return withDevice(device, (fd) => make(fd, own.fd, 0, pages))
}

const device = {
  path: '/dev/udmabuf',
  absent:
    'sudo modprobe udmabuf, if the kernel has it (CONFIG_UDMABUF); in a container, pass the device through',
}

function checkMemfd(memfd: OwnedFd | number, offset: number, size: number): number {
  const fd = fdNumber(memfd, 'make a dma-buf of', 'memfd')
  const kind = fdKind(fd)
  if (kind !== 'memfd')
    throw new GstAllocatorsError(
      'ERR_FD_ACCESS',
      `Cannot make a dma-buf of fd ${fd}: it is ${describeKind(kind)}, and only a memfd will do`,
      { fd, required: 'memfd', found: kind },
    )
  const page = c.getpagesize()
  for (const [name, value] of Object.entries({ offset, size }))
    if (value % page !== 0)
      throw outOfRange(name, value, `it must be a multiple of ${page}, the size of a page`)
  const found = fdSize(fd)
  if (found < offset + size)
    throw new GstAllocatorsError(
      'ERR_FD_TOO_SMALL',
      `Cannot make a dma-buf of ${size} bytes at ${offset} of fd ${fd}: the memfd has ${found} bytes`,
      { fd, size, required: offset + size, found },
    )
  checkSeals(fd)
  checkLimit(size)
  return fd
}

function checkSeals(fd: number): void {
  const seals = c.fcntl(fd, F_GET_SEALS, 0)
  if (seals < 0) throw systemError('fcntl', `read the seals of fd ${fd}`, lastErrno(), { fd })
  const refuse = (required: string, found: string, fix: string) =>
    new GstAllocatorsError('ERR_FD_ACCESS', `Cannot make a dma-buf of memfd ${fd}: it ${found}. ${fix}`, {
      fd,
      required,
      found,
      fix,
    })
  if ((seals & F_SEAL_SHRINK) === 0)
    throw refuse(
      'F_SEAL_SHRINK',
      'is not sealed against shrinking, so that its pages could be taken away from a device',
      'Make it with createMemfd(size, { sealed: true })',
    )
  if ((seals & F_SEAL_WRITE) !== 0)
    throw refuse(
      'no F_SEAL_WRITE',
      'is sealed against writing, and a device may write',
      'Seal it against shrinking only',
    )
}

/** The kernel says EINVAL for this as for much else, so it is looked up before. */
function checkLimit(size: number): void {
  const limit = sizeLimit()
  if (limit === undefined || size <= limit) return
  const fix = `echo ${Math.ceil(size / MIB)} | sudo tee ${LIMIT}`
  throw new GstAllocatorsError(
    'ERR_SIZE_LIMIT',
    `Cannot make a dma-buf of ${size} bytes: the limit of udmabuf is ${limit}, set in ${LIMIT}. To change that: ${fix}`,
    { size, required: size, found: limit, path: LIMIT, fix },
  )
}

/** The most bytes that one udmabuf may have; undefined where the kernel does not tell. */
function sizeLimit(): number | undefined {
  try {
    return Number(readFileSync(LIMIT, 'latin1')) * MIB
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === undefined) throw cause
    return undefined
  }
}

function make(device: number, memfd: number, offset: number, size: number): OwnedFd {
  const { pointer, view } = (argument ??= nativeStruct(layouts.udmabuf_create.size))
  view.setUint32(layouts.udmabuf_create.memfd, memfd, littleEndian)
  view.setUint32(layouts.udmabuf_create.flags, UDMABUF_FLAGS_CLOEXEC, littleEndian)
  view.setBigUint64(layouts.udmabuf_create.offset, BigInt(offset), littleEndian)
  view.setBigUint64(layouts.udmabuf_create.length, BigInt(size), littleEndian)
  const fd = ioctl(device, UDMABUF_CREATE, pointer)
  if (fd >= 0) return new OwnedFd(fd)
  throw systemError('ioctl', `make a dma-buf of ${size} bytes`, -fd, { path: '/dev/udmabuf', size })
}

let argument: NativeStruct | undefined

function outOfRange(name: string, value: number, rule: string): GstAllocatorsError {
  return new GstAllocatorsError('ERR_OUT_OF_RANGE', `Cannot use ${value} as ${name}: ${rule}`)
}

function roundUp(size: number): number {
  const page = c.getpagesize()
  return Math.ceil(size / page) * page
}

const LIMIT = '/sys/module/udmabuf/parameters/size_limit_mb'
const MIB = 2 ** 20
