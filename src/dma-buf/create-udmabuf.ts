import { checkInteger, checkObject } from '../errors/index.js'
import {
  c,
  ioctl,
  layouts,
  littleEndian,
  nativeStruct,
  type NativeStruct,
  systemError,
  UDMABUF_CREATE,
  UDMABUF_FLAGS_CLOEXEC,
} from '../ffi/index.js'
import { adoptFd, createMemfd, type OwnedFd } from '../fd/index.js'
import { checkMemfd } from './check-memfd.js'
import { checkMemory } from './check-memory.js'
import { checkUdmabufLimit } from './check-udmabuf-limit.js'
import { withDevice } from './open-device.js'
import { outOfRange } from './out-of-range.js'

/** What {@link createUdmabuf} can be told. */
export interface UdmabufOptions {
  /**
   * A memfd whose pages the dma-buf is to have: sealed against shrinking (`createMemfd(size, { sealed: true })`) and not against writing.
   * It stays the caller's, and may be closed at once. Default: a new one.
   */
  readonly memfd?: OwnedFd | number | undefined
  /** Where in the memfd the dma-buf begins, in bytes, a multiple of the page's size. Default: 0. */
  readonly offset?: number | undefined
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
  const fd = checkMemfd(memfd, offset, size)
  checkSize(size)
  return make(fd, offset, size)
}

function makeOfOwn(pages: number): OwnedFd {
  checkSize(pages)
  using own = createMemfd(pages, { name: 'udmabuf', sealed: true })
  return make(own.fd, 0, pages)
}

/** Before anything is allocated, since the kernel fills in every page of a memfd that has none yet. */
function checkSize(size: number): void {
  // Of what no limit could allow, the limit is not worth telling.
  checkMemory(size)
  checkUdmabufLimit(size)
}

function make(memfd: number, offset: number, size: number): OwnedFd {
  const { pointer, view } = (argument ??= nativeStruct(layouts.udmabuf_create.size))
  view.setUint32(layouts.udmabuf_create.memfd, memfd, littleEndian)
  view.setUint32(layouts.udmabuf_create.flags, UDMABUF_FLAGS_CLOEXEC, littleEndian)
  view.setBigUint64(layouts.udmabuf_create.offset, BigInt(offset), littleEndian)
  view.setBigUint64(layouts.udmabuf_create.length, BigInt(size), littleEndian)
  const fd = withDevice(source, (device) => ioctl(device, UDMABUF_CREATE, pointer))
  if (fd >= 0) return adoptFd(fd)
  throw systemError('ioctl', `make a dma-buf of ${size} bytes`, -fd, { path: source.path, size })
}

let argument: NativeStruct | undefined

const source = {
  path: '/dev/udmabuf',
  absent:
    'Load it by sudo modprobe udmabuf, if the kernel has it (CONFIG_UDMABUF); in a container, pass the device through',
  fix: 'sudo modprobe udmabuf',
}

function roundUp(size: number): number {
  const page = c.getpagesize()
  return Math.ceil(size / page) * page
}
