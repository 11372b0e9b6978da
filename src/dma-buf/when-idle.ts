import { isMainThread } from 'node:worker_threads'
import { checkChoice, checkObject, checkSignal, GstAllocatorsError, type Signal } from '../errors/index.js'
import { watchFd } from '../ffi/index.js'
import { dupFd, type OwnedFd } from '../fd/index.js'
import { checkDmaBuf } from './check-dma-buf.js'
import type { Access } from './sync-file.js'

/** What to wait for, and for how long. */
export interface IdleOptions {
  /** What is to be done with the dma-buf: `'read'` waits for who writes, `'write'` for all that use it. Default: `'write'`. */
  readonly for?: Access | undefined
  /** Ends the waiting: the promise is rejected with the signal's reason. */
  readonly signal?: Signal | undefined
}

/**
 * Waits until the devices are done with a dma-buf, by the event loop, without a thread. `AbortSignal.timeout()` is a time limit.
 *
 * @param dmaBuf - a dma-buf; it stays the caller's, and may be closed while this waits
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`, `ERR_NOT_DMABUF`,
 *   `ERR_WORKER_THREAD`, `ERR_SYSTEM` (`EMFILE`); the reason of the signal
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
      'Cannot wait for a dma-buf in a worker: do it on the main thread',
    )
  const fd = checkDmaBuf(dmaBuf, 'wait for')
  signal?.throwIfAborted()
  // An fd can be watched once, and must be open as long as it is.
  using own = dupFd(fd)
  await poll(own.fd, access, signal)
}

/** Checks what a program gave. */
export function checkIdleOptions(options: IdleOptions): { access: Access; signal: Signal | undefined } {
  checkObject('options', options)
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
