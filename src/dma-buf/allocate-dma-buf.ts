import { constants } from 'node:os'
import { checkInteger, GstAllocatorsError } from '../errors/index.js'
import type { OwnedFd } from '../fd/index.js'
import { createUdmabuf } from './create-udmabuf.js'
import { DmaHeap } from './dma-heap.js'

/**
 * Allocates a dma-buf from wherever this machine has them: udmabuf, whose memory counts as this process's own, then the dma-heaps, the
 * one named `system` first.
 *
 * @param size - in bytes, 1 or more; rounded up to whole pages
 * @throws {GstAllocatorsError} `ERR_NO_DMABUF`: the message lists what was tried and why each failed, `cause.errors` are these
 *   errors; `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_SYSTEM` (`EMFILE`, `ENFILE`)
 * @example
 * ```ts lab
 * import { allocateDmaBuf, DmaBufAllocator } from 'gst-allocators'
 *
 * using memory = new DmaBufAllocator().alloc(allocateDmaBuf(4096), 4096)
 * using mapping = memory.map('write')
 * mapping.bytes.fill(255)
 * ```
 */
export function allocateDmaBuf(size: number): OwnedFd {
  checkInteger('size', size, 1)
  const failures: GstAllocatorsError[] = []
  for (const allocate of [createUdmabuf, ...heaps()]) {
    try {
      return allocate(size)
    } catch (error) {
      // With no fd left, no other source gives one either; and it is no lack of dma-bufs.
      if (!(error instanceof GstAllocatorsError) || error.errno === EMFILE || error.errno === ENFILE)
        throw error
      failures.push(error)
    }
  }
  throw noDmaBuf(size, failures)
}

const { EMFILE, ENFILE } = constants.errno

/** The heaps whose memory the CPU can use. */
function heaps(): ((size: number) => OwnedFd)[] {
  const names = DmaHeap.list().filter((name) => !/secure|protected|restricted/.test(name))
  const first = names.filter((name) => name === 'system')
  const others = names.filter((name) => name !== 'system')
  // The error of the usual heap says what a kernel without heaps lacks.
  return (names.length === 0 ? ['system'] : [...first, ...others]).map(
    (name) => (size) => DmaHeap.open(name).allocate(size),
  )
}

function noDmaBuf(size: number, failures: readonly GstAllocatorsError[]): GstAllocatorsError {
  const list = failures.map(({ message }) => `\n  ${message}`).join('')
  const fix = failures.find((failure) => failure.fix !== undefined)?.fix
  return new GstAllocatorsError(
    'ERR_NO_DMABUF',
    `Cannot allocate a dma-buf of ${size} bytes: nothing on this machine gave one${list}`,
    {
      size,
      ...(fix === undefined ? {} : { fix }),
      cause: new AggregateError(failures, 'No source gave a dma-buf'),
    },
  )
}
