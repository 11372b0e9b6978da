// More than 200 lines, because it is the public face of an fd, and half of the lines are its documentation.
import { closeSync } from 'node:fs'
import { constants } from 'node:os'
import { inspect } from 'node:util'
import { brandClass, checkInteger, GstAllocatorsError } from '../errors/index.js'
import { c, callSystem, F_DUPFD_CLOEXEC, F_GETFD, lastErrno, systemError } from '../ffi/index.js'
import { type Guard, Guards, type HeldResource } from '../lifetime/index.js'
import { fdKind, type FdKind } from './fd-kind.js'
import { fdSize } from './fd-size.js'
import { maxFd } from './max-fd.js'
import { trackFd } from './track-fd.js'

/**
 * A file descriptor with exactly one owner. {@link OwnedFd.close | close()} or the end of a `using` block closes it,
 * unless ownership was transferred to another object, which then closes it. In each case `fd` is -1 from then on.
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

  static {
    brandClass(this, 'OwnedFd')
  }

  /** @internal Returns true for an object of this class that this copy of the package made. */
  static is(value: unknown): value is OwnedFd {
    return typeof value === 'object' && value !== null && #fd in value
  }

  /**
   * Takes ownership of an open fd, which this object closes from now on.
   *
   * @param fd - the number of an open file descriptor
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`; the caller keeps the fd
   */
  constructor(fd: number) {
    checkInteger('fd', fd, 0, maxFd)
    // F_GETFD is answered by the kernel itself, not by a file system that may hang.
    if (c.fcntl(fd, F_GETFD, 0) < 0)
      throw new GstAllocatorsError('ERR_BAD_FD', `Cannot use fd ${fd}: it is not open`, { fd })
    this.#fd = fd
    this.#guard = guards.issue()
    this.#guard.held.fd = fd
  }

  /** The number of the file descriptor, or -1 after it was closed or given away. */
  get fd(): number {
    return this.#fd
  }

  /**
   * The size in bytes of what the fd refers to, queried from the kernel on each access.
   *
   * @throws {GstAllocatorsError} `ERR_FD_CLOSED`
   */
  get size(): number {
    return fdSize(this.#open('read the size of'))
  }

  /**
   * What the fd refers to: `'dmabuf'`, `'memfd'`, `'file'` and others
   *
   * @throws {GstAllocatorsError} `ERR_FD_CLOSED`
   */
  get kind(): FdKind {
    const fd = this.#open('read the kind of')
    return (this.#kind ??= fdKind(fd))
  }

  /**
   * Duplicates the fd: the result refers to the same file, has its own owner and is close-on-exec.
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
   * Gives up ownership of the fd without closing it. The caller must close it.
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
   * Closes the fd. Does nothing if it was already closed or given away.
   *
   * @throws {GstAllocatorsError} `ERR_SYSTEM` (`EBADF`: other code already closed it)
   */
  close(): void {
    if (this.#fd === -1) return
    const fd = this.#fd
    this.#letGo()
    closeFd(fd)
  }

  /** Closes the fd at the end of a `using` block, like {@link OwnedFd.close | close()}. */
  [Symbol.dispose](): void {
    this.close()
  }

  /** @internal Returns what `console.log` shows. */
  [inspect.custom](): string {
    return `OwnedFd { fd: ${this.#fd} }`
  }

  /** @internal Gives up ownership of the fd like `release()`, even if a subclass overrides that. */
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
    this.#guard.held.fd = -1
    guards.retire(this.#guard)
    this.#guard = undefined
  }
}

/** Duplicates an open fd; the result is close-on-exec. */
export function dupFd(fd: number): OwnedFd {
  const copy = c.fcntl(fd, F_DUPFD_CLOEXEC, 0)
  if (copy >= 0) return adoptFd(copy)
  const errno = lastErrno()
  if (errno === EBADF)
    throw new GstAllocatorsError('ERR_BAD_FD', `Cannot duplicate fd ${fd}: it is not open`, { fd })
  throw systemError('fcntl', `duplicate fd ${fd}`, errno, { fd })
}

/** Takes ownership of an fd that a system call just returned; its number may change. Closes the fd if it throws. */
export function adoptFd(fd: number): OwnedFd {
  const number = trackFd(fd)
  try {
    return new OwnedFd(number)
  } catch (error) {
    closeSync(number)
    throw error
  }
}

/** Takes ownership of the fds that one system call returned. Closes all of them if it throws. */
export function adoptFds(numbers: readonly number[]): OwnedFd[] {
  const fds: OwnedFd[] = []
  try {
    for (const number of numbers) fds.push(adoptFd(number))
    return fds
  } catch (error) {
    // adoptFd() has already closed the fd that failed.
    for (const number of numbers.slice(fds.length + 1)) c.close(number)
    closeFds(fds)
    throw error
  }
}

/** Closes all fds, even if closing one of them fails; throws the last error. */
export function closeFds(fds: readonly OwnedFd[], from = 0): void {
  const fd = fds[from]
  if (fd === undefined) return
  try {
    fd.close()
  } finally {
    closeFds(fds, from + 1)
  }
}

interface OpenFd extends HeldResource {
  fd: number
}

const guards = new Guards<OpenFd>(
  'OwnedFd',
  () => ({ fd: -1, stack: undefined }),
  ({ fd }) => {
    closeFd(fd)
  },
)

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
