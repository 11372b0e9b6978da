import { checkInteger, wrongType } from '../errors/index.js'
import type { OwnedFd } from '../fd/index.js'
import { ReceivedFd } from '../socket/index.js'
import type { FdMemory } from '../memory/index.js'
import { DmaBufAllocator } from './dma-buf-allocator.js'
import { FdAllocator } from './fd-allocator.js'

/**
 * Makes memory from an fd that was received over an `FdSocket`, for example to push it into a pipeline. A dma-buf
 * becomes memory that elements treat as a dma-buf, and anything else plain fd-backed memory. The memory has the bytes
 * that were sent, and owns the fd, which reads -1 afterwards.
 *
 * @param received - an fd of a message; if this call throws, it is still yours
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`: it has no bytes; `ERR_FD_CLOSED`,
 *   `ERR_FD_TOO_SMALL`, `ERR_ALLOC_FAILED`, `ERR_NAMESPACE_MISSING`, `ERR_BRIDGE_MISSING`, `ERR_WORKER_THREAD`
 * @example
 * ```ts
 * import { createMemfd, FdSocket, memoryFromFd } from 'gst-allocators'
 *
 * const [here, there] = FdSocket.pair()
 * using fd = createMemfd(4096, { sealed: true })
 * await here.send('a frame', [fd])
 * const [received] = (await there.receive())!.fds
 * using memory = memoryFromFd(received!)
 * console.log(memory.size, received!.fd.fd) // 4096 -1
 * here.close()
 * there.close()
 * ```
 */
export function memoryFromFd(received: ReceivedFd): FdMemory {
  if (!ReceivedFd.is(received)) throw wrongType('received', 'a ReceivedFd', received)
  const { fd, offset, size, kind } = received
  checkInteger('received.offset', offset, 0)
  checkInteger('received.size', size, 1)
  return allocatorFor(kind).alloc(fd, size, { offset })
}

function allocatorFor(kind: OwnedFd['kind']): FdAllocator {
  if (kind === 'dmabuf') return (dmaBufs ??= new DmaBufAllocator())
  return (others ??= new FdAllocator())
}

let dmaBufs: DmaBufAllocator | undefined
let others: FdAllocator | undefined
