import { checkInteger, checkOptions } from '../errors/index.js'
import {
  c,
  ioctl,
  layouts,
  littleEndian,
  systemError,
  UDMABUF_CREATE,
  UDMABUF_FLAGS_CLOEXEC,
  withStruct,
} from '../ffi/index.js'
import { adoptFd, createMemfd, type OwnedFd } from '../fd/index.js'
import { checkMemfd } from './check-memfd.js'
import { checkMemory } from './check-memory.js'
import { checkUdmabufLimit } from './check-udmabuf-limit.js'
import { withDevice } from './open-device.js'
import { outOfRange } from './out-of-range.js'

/** Options of {@link createUdmabuf}. */
export interface UdmabufOptions {
  /**
   * The memfd whose pages back the dma-buf. It must be sealed against shrinking (`createMemfd(size, { sealed: true })`)
   * but not against writing. The caller keeps it, and may close it right afterwards. Default: a new memfd.
   */
  readonly memfd?: OwnedFd | number | undefined
  /** The offset in the memfd at which the dma-buf begins, in bytes; a multiple of the page size. Default: 0. */
  readonly offset?: number | undefined
}

/**
 * Creates a dma-buf from the pages of a memfd: memory for programs and devices that does not come from a driver.
 *
 * @param size - in bytes, 1 or more; rounded up to whole pages, or with a memfd, a multiple of the page size
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`,
 *   `ERR_FD_TOO_SMALL`, `ERR_FD_ACCESS` (not a memfd, or one with other seals), `ERR_SIZE_LIMIT` (`found` is the
 *   limit), `ERR_DEVICE_ACCESS`, `ERR_FEATURE_MISSING` (no /dev/udmabuf), `ERR_SYSTEM` (`EMFILE`, `ENOMEM`)
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
  checkOptions(options, { memfd: true, offset: true })
  const { memfd, offset = 0 } = options
  checkInteger('offset', offset, 0)

  if (memfd === undefined) {
    if (offset !== 0) throw outOfRange('offset', offset, 'it requires the memfd option')
    return createFromNewMemfd(roundUp(size))
  }
  const fd = checkMemfd(memfd, offset, size)
  checkSize(size)
  return create(fd, offset, size)
}

/** Throws an error that explains what is missing, unless this process can create dma-bufs with udmabuf. */
export function requireUdmabuf(): void {
  withDevice(source, () => undefined)
}

function createFromNewMemfd(size: number): OwnedFd {
  checkSize(size)
  using memfd = createMemfd(size, { name: 'udmabuf', sealed: true })
  return create(memfd.fd, 0, size)
}

/** Checks the size before any allocation, because UDMABUF_CREATE allocates all missing pages of the memfd. */
function checkSize(size: number): void {
  // Checked first: raising the limit does not help if the memory is missing.
  checkMemory(size)
  checkUdmabufLimit(size)
}

function create(memfd: number, offset: number, size: number): OwnedFd {
  const fd = withStruct('udmabuf_create', ({ pointer, view }) => {
    view.setUint32(layouts.udmabuf_create.memfd, memfd, littleEndian)
    view.setUint32(layouts.udmabuf_create.flags, UDMABUF_FLAGS_CLOEXEC, littleEndian)
    view.setBigUint64(layouts.udmabuf_create.offset, BigInt(offset), littleEndian)
    view.setBigUint64(layouts.udmabuf_create.length, BigInt(size), littleEndian)
    return withDevice(source, (device) => ioctl(device, UDMABUF_CREATE, pointer))
  })
  if (fd >= 0) return adoptFd(fd)
  throw systemError('ioctl', `create a dma-buf of ${size} bytes`, -fd, { path: source.path, size })
}

const source = {
  path: '/dev/udmabuf',
  absent:
    'Load the module with sudo modprobe udmabuf, if the kernel has it (CONFIG_UDMABUF); in a container, pass the device through',
  fix: 'sudo modprobe udmabuf',
}

function roundUp(size: number): number {
  const pageBytes = c.getpagesize()
  return Math.ceil(size / pageBytes) * pageBytes
}
