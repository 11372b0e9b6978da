import { DmaBufAllocator, FdAllocator, FdMemoryFlags, isDmaBuf, versions } from 'gst-allocators'
import { type Frame, Pipeline } from 'gst-allocators/pipeline'

import { measureWithin } from './measure-within.js'
import { FD, number, operation, parameter } from './measure.js'

/**
 * Measures one way to access the bytes of a frame. The frame comes through a pipeline, and is in memory from the
 * runner: a dma-buf if the machine has them. Each call of `way` must pass the bytes to `use`.
 */
export async function measureReach(way: (frame: Frame, use: (bytes: Bytes) => void) => void): Promise<void> {
  if (operation === 'versions') {
    console.log(JSON.stringify(versions()))
    return
  }
  if (operation !== 'reach') throw new Error(`Unknown operation: ${operation}`)
  const size = number('size')
  let sum = 0
  // Read only sixteen bytes across the picture: reading costs the same everywhere, and must not hide the differences.
  const use = (bytes: Bytes) => {
    if (bytes.length !== size)
      throw new Error(`Cannot read the frame: it has ${bytes.length} bytes, and not ${size}`)
    for (let at = 0; at < size; at += size >> 4) sum += bytes[at] ?? 0
  }
  await withFrame(size, async (frame) => {
    await measureWithin(() => {
      way(frame, use)
    })
  })
  if (!(sum > 0)) throw new Error('Cannot measure: no byte was read')
}

/** The bytes of a frame. node-gtk returns them as an array of numbers. */
export type Bytes = ArrayLike<number>

async function withFrame(size: number, measure: (frame: Frame) => Promise<void>): Promise<void> {
  const allocator = isDmaBuf(FD) ? new DmaBufAllocator() : new FdAllocator()
  using memory = allocator.alloc(FD, size, FdMemoryFlags.DONT_CLOSE)
  {
    // Populate every page up front, as in a real frame.
    using mapping = memory.map('write')
    mapping.bytes.fill(1)
  }
  await using pipeline = Pipeline.parse(
    `appsrc name=in caps=${parameter('caps')} ! appsink name=out sync=false`,
  )
  await pipeline.play()
  await pipeline.source('in').push(memory)
  for await (const frame of pipeline.sink('out').frames()) {
    await measure(frame)
    break
  }
}
