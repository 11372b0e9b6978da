// Why this exists: it shows the cost of a call through introspection alone, which is why this package makes some calls
// directly (src/ffi/symbols.ts). It cannot measure mapping, because node-gtk cannot read the bytes of a GstMapInfo.
// Takes an operation and key=value parameters, works on the memfd inherited as fd 3, and prints one line of JSON.
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
        if (memory === null) throw new Error('Cannot allocate memory')
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
