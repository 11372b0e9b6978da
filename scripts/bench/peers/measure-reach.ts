import { DmaBufAllocator, FdAllocator, FdMemoryFlags, isDmaBuf, versions } from 'gst-allocators'
import { type Frame, Pipeline } from 'gst-allocators/pipeline'

import { measureWithin } from './measure-within.js'
import { FD, number, operation, parameter } from './measure.js'

/**
 * Measures one way to the bytes of a frame. The frame came through a pipeline, and lies in what the runner made: a dma-buf where the
 * machine has them. The way is to give the bytes to `use`, as often as it is taken.
 */
export async function measureReach(way: (frame: Frame, use: (bytes: Bytes) => void) => void): Promise<void> {
  if (operation === 'versions') {
    console.log(JSON.stringify(versions()))
    return
  }
  if (operation !== 'reach') throw new Error(`Unknown operation: ${operation}`)
  const size = number('size')
  let sum = 0
  // Sixteen bytes all over the picture: reading is the same for all, and must not hide what they differ in.
  const use = (bytes: Bytes) => {
    if (bytes.length !== size) throw new Error(`These are ${bytes.length} bytes, and not ${size}`)
    for (let at = 0; at < size; at += size >> 4) sum += bytes[at] ?? 0
  }
  await withFrame(size, async (frame) => {
    await measureWithin(() => {
      way(frame, use)
    })
  })
  if (!(sum > 0)) throw new Error('Nothing was read')
}

/** An array of numbers is what node-gtk makes of bytes. */
export type Bytes = ArrayLike<number>

async function withFrame(size: number, measure: (frame: Frame) => Promise<void>): Promise<void> {
  const allocator = isDmaBuf(FD) ? new DmaBufAllocator() : new FdAllocator()
  using memory = allocator.alloc(FD, size, FdMemoryFlags.DONT_CLOSE)
  {
    // Every page is there from the start, as in a frame.
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
