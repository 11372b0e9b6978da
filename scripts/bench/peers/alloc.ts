// Why this exists: it measures the public API of this package, used as an ordinary program would use it.
// Takes an operation and key=value parameters, works on the memfd inherited as fd 3, and prints one line of JSON.
import { DmaBufAllocator, FdAllocator, type FdMemory, versions } from 'gst-allocators'

import { FD, measure, number, operation, parameter, reportStartup } from './measure.js'

const operations: Record<string, () => void | Promise<void>> = {
  async alloc() {
    const isDmaBuf = parameter('allocator') === 'dmabuf'
    const allocator = isDmaBuf ? new DmaBufAllocator({ requireDmaBuf: false }) : new FdAllocator()
    const size = number('size')
    const flags = number('flags')
    await measure((count) => {
      for (let i = 0; i < count; i++) allocator.alloc(FD, size, flags).dispose()
    })
  },

  async map() {
    const memory = new FdAllocator().alloc(FD, number('size'), number('flags'))
    await measure(parameter('mode') === 'read' ? reader(memory) : writer(memory))
    memory.dispose()
  },

  startup() {
    new FdAllocator()
    reportStartup()
  },

  versions() {
    console.log(JSON.stringify(versions()))
  },
}

function reader(memory: FdMemory): (count: number) => void {
  let sum = 0
  return (count) => {
    for (let i = 0; i < count; i++) {
      const mapping = memory.map('read')
      sum += mapping.bytes[0] ?? 0
      mapping.unmap()
    }
    if (Number.isNaN(sum)) throw new Error('Cannot read a byte: it is not a number')
  }
}

function writer(memory: FdMemory): (count: number) => void {
  return (count) => {
    for (let i = 0; i < count; i++) {
      const mapping = memory.map('readwrite')
      mapping.bytes[0] = 1
      mapping.unmap()
    }
  }
}

const run = operations[operation]
if (run === undefined) throw new Error(`Unknown operation: ${operation}`)
await run()
