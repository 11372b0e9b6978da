import { ftruncateSync } from 'node:fs'
import { checkInteger, checkOptions, GstAllocatorsError, wrongType } from '../errors/index.js'
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

/** Options of {@link createMemfd}. */
export interface MemfdOptions {
  /** The name shown in /proc, at most 249 bytes. Default: `'gst-allocators'`. */
  readonly name?: string | undefined
  /**
   * Seals the size permanently (`F_SEAL_SHRINK`, `F_SEAL_GROW`, `F_SEAL_SEAL`), so that no holder of the fd can
   * truncate the memory while it is mapped, which would cause a SIGBUS. Default: false, which allows sealing later.
   */
  readonly sealed?: boolean | undefined
}

/**
 * Creates an anonymous in-memory file, filled with zeros and close-on-exec.
 *
 * @param size - the size in bytes, 1 or more
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
  const { name, sealed } = checkMemfdOptions(options)

  const fd = c.memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING)
  if (fd < 0) throw systemError('memfd_create', 'create a memfd', lastErrno())
  try {
    const resize = () => {
      ftruncateSync(fd, size)
    }
    callSystem(`create a memfd of ${size} bytes`, resize, { size })
    if (sealed) seal(fd)
  } catch (error) {
    c.close(fd)
    throw error
  }
  return adoptFd(fd)
}

function checkMemfdOptions(options: MemfdOptions): { name: string; sealed: boolean } {
  checkOptions(options, { name: true, sealed: true })
  const { name = 'gst-allocators', sealed = false } = options
  if (typeof name !== 'string') throw wrongType('name', 'a string', name)
  if (Buffer.byteLength(name) > 249 || name.includes('\0'))
    throw new GstAllocatorsError(
      'ERR_OUT_OF_RANGE',
      'Cannot use this name for a memfd: it must have at most 249 bytes and contain no NUL',
    )
  if (typeof sealed !== 'boolean') throw wrongType('sealed', 'a boolean', sealed)
  return { name, sealed }
}

function seal(fd: number): void {
  if (c.fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) !== 0)
    throw systemError('fcntl', `seal fd ${fd}`, lastErrno(), { fd })
}
