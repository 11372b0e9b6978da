import { c, handlerAddress, littleEndian, withStruct } from '../ffi/index.js'

/**
 * Closes an unwanted fd on a new thread. The last close of a lingering socket, or any close of a FUSE file, can block
 * as long as its creator likes, but must block neither the event loop nor the thread pool for file access and DNS.
 */
export function closeOnThread(fd: number): void {
  const isStarted = withStruct('pthread_t', ({ pointer, view }) => {
    if (c.pthread_create(pointer, null, handlerAddress('close'), fd) !== 0) return false
    c.pthread_detach(view.getBigUint64(0, littleEndian))
    return true
  })
  // Without a thread, blocking here is better than leaking the fd.
  if (!isStarted) c.close(fd)
}
