import { ftruncateSync } from 'node:fs'
import { checkInteger, checkObject, GstAllocatorsError, wrongType } from '../errors/index.js'
import {
  c,
  callSystem,
  F_ADD_SEALS,
  F_SEAL_GROW,
  F_SEAL_SEAL,
  F_SEAL_SHRINK,
  lastErrno,
  MFD_ALLOW_SEALING,
  MFD_CLOEXEC,
  systemError,
} from '../ffi/index.js'
import { adoptFd, type OwnedFd } from './owned-fd.js'

/** What {@link createMemfd} can be told. */
export interface MemfdOptions {
  /** The name that shows in /proc, at most 249 bytes. Default: `'gst-allocators'`. */
  readonly name?: string | undefined
  /**
   * Seals the size for good (`F_SEAL_SHRINK`, `F_SEAL_GROW`, `F_SEAL_SEAL`), so that nobody who has the fd can take the memory
   * away under a mapping, which would be a SIGBUS. Default: false, and the file can still be sealed later.
   */
  readonly sealed?: boolean | undefined
}

/**
 * Makes an anonymous file in memory, filled with zeros, close-on-exec.
 *
 * @param size - its size in bytes, 1 or more
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_SYSTEM` (`EMFILE`, `ENOMEM`, `EFBIG`)
 * @see `memfd_create`
 * @example
 * ```ts
 * import { createMemfd } from 'gst-allocators'
 *
 * using fd = createMemfd(1920 * 1080 * 4, { name: 'frame', sealed: true })
 * console.log(fd.kind, fd.size) // memfd 8294400
 * ```
 */
export function createMemfd(size: number, options: MemfdOptions = {}): OwnedFd {
  checkInteger('size', size, 1)
  const { name, sealed } = checkOptions(options)

  const fd = c.memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING)
  if (fd < 0) throw systemError('memfd_create', 'create a memfd', lastErrno())
  try {
    const grow = () => {
      ftruncateSync(fd, size)
    }
    callSystem(`make a memfd of ${size} bytes`, grow, { size })
    if (sealed) seal(fd)
  } catch (error) {
    c.close(fd)
    throw error
  }
  return adoptFd(fd)
}

function checkOptions(options: MemfdOptions): { name: string; sealed: boolean } {
  checkObject('options', options)
  const { name = 'gst-allocators', sealed = false } = options
  if (typeof name !== 'string') throw wrongType('name', 'a string', name)
  if (Buffer.byteLength(name) > 249 || name.includes('\0'))
    throw new GstAllocatorsError(
      'ERR_OUT_OF_RANGE',
      'Cannot use this name for a memfd: it must have at most 249 bytes, and no NUL',
    )
  if (typeof sealed !== 'boolean') throw wrongType('sealed', 'a boolean', sealed)
  return { name, sealed }
}

function seal(fd: number): void {
  if (c.fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) !== 0)
    throw systemError('fcntl', `seal fd ${fd}`, lastErrno(), { fd })
}
