import { closeSync, openSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import { c, callSystem, lastErrno, O_CLOEXEC, systemError } from '../ffi/index.js'

/**
 * Moves a new fd, in a worker, to a number that Node.js has opened: those it closes when the worker ends, also when it is terminated,
 * and warns of any other that it is asked to close. On the main thread it stays what it is.
 */
export function trackFd(fd: number): number {
  if (isMainThread) return fd
  try {
    const tracked = callSystem(`take over fd ${fd}`, () => openSync('/dev/null', 'r'), { fd })
    if (c.dup3(fd, tracked, O_CLOEXEC) === tracked) return tracked
    const errno = lastErrno()
    closeSync(tracked)
    throw systemError('dup3', `take over fd ${fd}`, errno, { fd })
  } finally {
    c.close(fd)
  }
}
