import { closeSync, openSync } from 'node:fs'
import {
  DMA_HEAP_IOCTL_ALLOC,
  ioctl,
  layouts,
  littleEndian,
  nativeBytes,
  O_CLOEXEC,
  O_RDONLY,
} from '../../../src/ffi/index.js'
import { OwnedFd } from '../../../src/fd/index.js'

/** A dma-buf of the system's heap that may only be read, as some drivers export theirs. The package itself makes none. */
export function allocateReadOnly(size: number): OwnedFd {
  const { pointer, view } = nativeBytes(layouts.dma_heap_allocation_data.size)
  const { len, fd, fd_flags, heap_flags } = layouts.dma_heap_allocation_data
  view.setBigUint64(len, BigInt(size), littleEndian)
  view.setUint32(fd, 0, littleEndian)
  view.setUint32(fd_flags, O_RDONLY | O_CLOEXEC, littleEndian)
  view.setBigUint64(heap_flags, 0n, littleEndian)
  const heap = openSync('/dev/dma_heap/system', 'r+')
  try {
    const result = ioctl(heap, DMA_HEAP_IOCTL_ALLOC, pointer)
    if (result < 0) throw new Error(`DMA_HEAP_IOCTL_ALLOC failed with errno ${-result}`)
    return new OwnedFd(view.getUint32(fd, littleEndian))
  } finally {
    closeSync(heap)
  }
}
