import { constants } from 'node:os'
import { checkInteger, GstAllocatorsError } from '../errors/index.js'
import type { OwnedFd } from '../fd/index.js'
import { createUdmabuf } from './create-udmabuf.js'
import { DmaHeap } from './dma-heap.js'

/**
 * Allocates a dma-buf from the first source that works on this machine: udmabuf, whose memory is accounted to this
 * process, then the dma-heaps, `system` first.
 *
 * @param size - in bytes, 1 or more; rounded up to whole pages
 * @throws {GstAllocatorsError} `ERR_NO_DMABUF`: the message lists each source that was tried and why it failed,
 *   `cause.errors` has the errors; `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_SYSTEM` (`EMFILE`, `ENFILE`)
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
      // Without a free fd, the other sources would fail too, and dma-bufs are not what is missing.
      if (!(error instanceof GstAllocatorsError) || error.errno === EMFILE || error.errno === ENFILE)
        throw error
      failures.push(error)
    }
  }
  throw noDmaBuf(size, failures)
}

const { EMFILE, ENFILE } = constants.errno

/** Returns an allocate function for each heap whose memory the CPU can access. */
function heaps(): ((size: number) => OwnedFd)[] {
  const names = DmaHeap.list().filter((name) => !/secure|protected|restricted/.test(name))
  const first = names.filter((name) => name === 'system')
  const others = names.filter((name) => name !== 'system')
  // On a kernel without heaps, the error for the system heap says what is missing.
  return (names.length === 0 ? ['system'] : [...first, ...others]).map(
    (name) => (size) => DmaHeap.open(name).allocate(size),
  )
}

function noDmaBuf(size: number, failures: readonly GstAllocatorsError[]): GstAllocatorsError {
  const list = failures.map(({ message }) => `\n  ${message}`).join('')
  const fix = failures.find((failure) => failure.fix !== undefined)?.fix
  return new GstAllocatorsError(
    'ERR_NO_DMABUF',
    `Cannot allocate a dma-buf of ${size} bytes: no source on this machine could provide it${list}`,
    {
      size,
      ...(fix === undefined ? {} : { fix }),
      cause: new AggregateError(failures, 'No source could provide a dma-buf'),
    },
  )
}
