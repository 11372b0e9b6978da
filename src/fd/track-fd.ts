import { closeSync, openSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import { c, callSystem, lastErrno, O_CLOEXEC, systemError } from '../ffi/index.js'

/**
 * In a worker, moves a new fd to a number that Node.js opened: Node.js closes those when the worker ends or is
 * terminated, and warns when it is asked to close any other. On the main thread, returns the fd unchanged.
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
