import { closeSync } from 'node:fs'
import { constants } from 'node:os'
import { inspect } from 'node:util'
import { checkInteger, GstAllocatorsError } from '../errors/index.js'
import { c, callSystem, F_DUPFD_CLOEXEC, F_GETFD, lastErrno, systemError } from '../ffi/index.js'
import { type Guard, Guards, type Remains } from '../lifetime/index.js'
import { fdKind, type FdKind } from './fd-kind.js'
import { fdSize } from './fd-size.js'
import { trackFd } from './track-fd.js'

/**
 * A file descriptor with one owner. It is closed by {@link OwnedFd.close | close()}, by the end of a `using` block, or by
 * whoever it was given to; after each of these `fd` reads -1.
 *
 * @example
 * ```ts
 * import { openSync } from 'node:fs'
 * import { OwnedFd } from 'gst-allocators'
 *
 * using fd = new OwnedFd(openSync('/etc/hostname', 'r'))
 * console.log(fd.kind, fd.size) // file <n>
 * ```
 */
export class OwnedFd implements Disposable {
  #fd: number
  #kind: FdKind | undefined
  #guard: Guard<OpenFd> | undefined

  /**
   * Takes an open fd over: it is this object's to close from now on.
   *
   * @param fd - the number of an open file descriptor
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`; the fd stays the caller's
   */
  constructor(fd: number) {
    checkInteger('fd', fd, 0, maxFd)
    // Of the kernel's own, and not of a file system that may not answer.
    if (c.fcntl(fd, F_GETFD, 0) < 0)
      throw new GstAllocatorsError('ERR_BAD_FD', `Cannot use fd ${fd}: it is not open`, { fd })
    this.#fd = fd
    this.#guard = guards.issue()
    this.#guard.remains.fd = fd
  }

  /** The number of the file descriptor, or -1 once it is closed or given away. */
  get fd(): number {
    return this.#fd
  }

  /**
   * The size in bytes of what the fd refers to, asked of the kernel each time.
   *
   * @throws {GstAllocatorsError} `ERR_FD_CLOSED`
   */
  get size(): number {
    return fdSize(this.#open('read the size of'))
  }

  /**
   * What the fd refers to: `'dmabuf'`, `'memfd'`, `'file'`, …
   *
   * @throws {GstAllocatorsError} `ERR_FD_CLOSED`
   */
  get kind(): FdKind {
    const fd = this.#open('tell the kind of')
    return (this.#kind ??= fdKind(fd))
  }

  /**
   * A second fd for the same file, with an owner of its own. It is closed on exec.
   *
   * @throws {GstAllocatorsError} `ERR_FD_CLOSED`, `ERR_SYSTEM` (`EMFILE`: too many open files)
   * @example
   * ```ts
   * import { createMemfd } from 'gst-allocators'
   *
   * using fd = createMemfd(4096)
   * using other = fd.dup()
   * console.log(fd.fd !== other.fd)
   * ```
   */
  dup(): OwnedFd {
    return dupFd(this.#open('duplicate'))
  }

  /**
   * Gives the fd up without closing it: it is the caller's from now on.
   *
   * @returns the number of the file descriptor
   * @throws {GstAllocatorsError} `ERR_FD_CLOSED`
   * @example
   * ```ts
   * import { closeSync } from 'node:fs'
   * import { createMemfd } from 'gst-allocators'
   *
   * const owned = createMemfd(4096)
   * const fd = owned.release()
   * console.log(owned.fd) // -1
   * closeSync(fd)
   * ```
   */
  release(): number {
    const fd = this.#open('release')
    this.#letGo()
    return fd
  }

  /**
   * Closes the fd. A second call, or one after the fd was given away, does nothing.
   *
   * @throws {GstAllocatorsError} `ERR_SYSTEM` (`EBADF`: somebody else closed it before)
   */
  close(): void {
    if (this.#fd === -1) return
    const fd = this.#fd
    this.#letGo()
    closeFd(fd)
  }

  /** The same as {@link OwnedFd.close | close()}, for `using`. */
  [Symbol.dispose](): void {
    this.close()
  }

  /**
   * What `console.log` shows.
   *
   * @internal
   */
  [inspect.custom](): string {
    return `OwnedFd { fd: ${this.#fd} }`
  }

  /**
   * Gives the fd away to a memory: `release()`, whatever a subclass makes of that.
   *
   * @internal
   */
  static giveAway(owned: OwnedFd): void {
    owned.#letGo()
  }

  #open(verb: string): number {
    if (this.#fd === -1)
      throw new GstAllocatorsError(
        'ERR_FD_CLOSED',
        `Cannot ${verb} this OwnedFd: it was closed or given away`,
      )
    return this.#fd
  }

  #letGo(): void {
    this.#fd = -1
    if (this.#guard === undefined) return
    this.#guard.remains.fd = -1
    guards.retire(this.#guard)
    this.#guard = undefined
  }
}

/** Duplicates an open fd, close-on-exec. */
export function dupFd(fd: number): OwnedFd {
  const copy = c.fcntl(fd, F_DUPFD_CLOEXEC, 0)
  if (copy >= 0) return adoptFd(copy)
  const errno = lastErrno()
  if (errno === EBADF)
    throw new GstAllocatorsError('ERR_BAD_FD', `Cannot duplicate fd ${fd}: it is not open`, { fd })
  throw systemError('fcntl', `duplicate fd ${fd}`, errno, { fd })
}

/** Takes over an fd that a system call has just made; its number may change. If it throws, the fd is closed. */
export function adoptFd(fd: number): OwnedFd {
  const number = trackFd(fd)
  try {
    return new OwnedFd(number)
  } catch (error) {
    closeSync(number)
    throw error
  }
}

/** Takes over fds that one system call has made: all, or, if it throws, none of them stays open. */
export function adoptFds(numbers: readonly number[]): OwnedFd[] {
  const fds: OwnedFd[] = []
  try {
    for (const number of numbers) fds.push(adoptFd(number))
    return fds
  } catch (error) {
    // The one that failed is closed by now.
    for (const number of numbers.slice(fds.length + 1)) c.close(number)
    closeFds(fds)
    throw error
  }
}

/** Closes each of them, also when one cannot be closed; the last error is thrown. */
export function closeFds(fds: readonly OwnedFd[], from = 0): void {
  const fd = fds[from]
  if (fd === undefined) return
  try {
    fd.close()
  } finally {
    closeFds(fds, from + 1)
  }
}

interface OpenFd extends Remains {
  fd: number
}

const guards = new Guards<OpenFd>(
  'OwnedFd',
  () => ({ fd: -1, stack: undefined }),
  ({ fd }) => {
    closeFd(fd)
  },
)

const maxFd = 2 ** 31 - 1
const { EBADF } = constants.errno

function closeFd(fd: number): void {
  callSystem(
    `close fd ${fd}`,
    () => {
      closeSync(fd)
    },
    { fd },
  )
}
