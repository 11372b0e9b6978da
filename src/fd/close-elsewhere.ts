import { c, handlerAddress, littleEndian, nativeStruct, type NativeStruct } from '../ffi/index.js'

/**
 * Closes an fd that nobody has a use for, on a thread of its own. The last close of a socket that lingers, and each of a file of FUSE,
 * takes as long as its maker likes: such a thread holds up neither the event loop nor the pool that files and DNS need.
 */
export function closeElsewhere(fd: number): void {
  const { pointer, view } = (thread ??= nativeStruct(8))
  if (c.pthread_create(pointer, null, handlerAddress('close'), fd) === 0)
    c.pthread_detach(view.getBigUint64(0, littleEndian))
  // No thread is to be had: an fd that stays open for good would be worse.
  else c.close(fd)
}

/** Room for a pthread_t. */
let thread: NativeStruct | undefined
