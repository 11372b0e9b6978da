import { isMainThread } from 'node:worker_threads'
import { checkChoice, checkOptions, checkSignal, GstAllocatorsError, type Signal } from '../errors/index.js'
import { watchFd } from '../ffi/index.js'
import { dupFd, type OwnedFd } from '../fd/index.js'
import { checkDmaBuf } from './check-dma-buf.js'
import type { Access } from './sync-file.js'

/** Options of {@link whenIdle}. */
export interface IdleOptions {
  /** The intended access: `'read'` waits for pending writes, `'write'` for all pending accesses. Default: `'write'`. */
  readonly for?: Access | undefined
  /** Stops waiting: the promise rejects with the signal's reason. */
  readonly signal?: Signal | undefined
}

/**
 * Waits without a thread until no device uses a dma-buf. Use `AbortSignal.timeout()` for a time limit.
 *
 * @param dmaBuf - a dma-buf, which stays with the caller and may be closed during the wait
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`,
 *   `ERR_NOT_DMABUF`, `ERR_WORKER_THREAD`, `ERR_SYSTEM` (`EMFILE`); the signal's reason
 * @example
 * ```ts lab
 * import { createUdmabuf, whenIdle } from 'gst-allocators'
 *
 * using fd = createUdmabuf(4096)
 * await whenIdle(fd, { for: 'read' })
 * ```
 */
export async function whenIdle(dmaBuf: OwnedFd | number, options: IdleOptions = {}): Promise<void> {
  const { access, signal } = checkIdleOptions(options)
  if (!isMainThread)
    throw new GstAllocatorsError(
      'ERR_WORKER_THREAD',
      'Cannot wait for a dma-buf in a worker thread: fds can be watched only on the main thread. Wait there',
    )
  const fd = checkDmaBuf(dmaBuf, 'wait for')
  signal?.throwIfAborted()
  // An fd can be watched only once, and must stay open meanwhile.
  using own = dupFd(fd)
  await poll(own.fd, access, signal)
}

/** Checks the options and applies the defaults. */
export function checkIdleOptions(options: IdleOptions): { access: Access; signal: Signal | undefined } {
  checkOptions(options, { for: true, signal: true })
  const { for: access = 'write', signal } = options
  checkSignal(signal)
  return { access: checkChoice('for', access, ['read', 'write']), signal }
}

function poll(fd: number, access: Access, signal: Signal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      watch.close()
      signal?.removeEventListener('abort', abort)
    }
    const abort = () => {
      end()
      reject(signal?.reason as Error)
    }
    const done = () => {
      end()
      resolve()
    }
    const watch = watchFd(fd, done, { readable: access === 'read', writable: access === 'write' })
    signal?.addEventListener('abort', abort)
  })
}
