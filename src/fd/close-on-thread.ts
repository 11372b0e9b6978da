import { c, handlerAddress, littleEndian, nativeStruct, type NativeStruct } from '../ffi/index.js'

/**
 * Closes an unwanted fd on a new thread. The last close of a lingering socket, or any close of a FUSE file, can block
 * as long as its creator likes, but must block neither the event loop nor the thread pool for file access and DNS.
 */
export function closeOnThread(fd: number): void {
  const { pointer, view } = (thread ??= nativeStruct(8))
  if (c.pthread_create(pointer, null, handlerAddress('close'), fd) === 0)
    c.pthread_detach(view.getBigUint64(0, littleEndian))
  // Without a thread, blocking here is better than leaking the fd.
  else c.close(fd)
}

// Receives the pthread_t.
let thread: NativeStruct | undefined
