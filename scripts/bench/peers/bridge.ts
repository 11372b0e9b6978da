// Why this exists: it shows what a call costs through introspection alone, which is why some calls of this package go
// around it (src/ffi/symbols.ts). Mapping is missing because node-gtk cannot read the bytes of a GstMapInfo.
// Takes an operation and key=value parameters, works on the memfd that it inherits as fd 3, prints one JSON line.
import { GstAllocators, unsafeRelease } from 'gst-allocators/gi'

import { FD, measure, number, operation, parameter, reportStartup } from './measure.js'

const { DmaBufAllocator, FdAllocator } = GstAllocators

const operations: Record<string, () => void | Promise<void>> = {
  async alloc() {
    const isDmaBuf = parameter('allocator') === 'dmabuf'
    const allocator = isDmaBuf ? new DmaBufAllocator() : new FdAllocator()
    const size = number('size')
    const flags = number('flags') as GstAllocators.FdMemoryFlags
    await measure((count) => {
      for (let i = 0; i < count; i++) {
        const memory = isDmaBuf
          ? DmaBufAllocator.allocWithFlags(allocator, FD, size, flags)
          : FdAllocator.alloc(allocator, FD, size, flags)
        if (memory === null) throw new Error('Cannot allocate')
        unsafeRelease(memory)
      }
    })
  },

  startup() {
    new FdAllocator()
    reportStartup()
  },
}

const run = operations[operation]
if (run === undefined) throw new Error(`Unknown operation: ${operation}`)
await run()
