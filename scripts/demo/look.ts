import type { ReadonlyBytes } from 'gst-allocators'
import type { Gst } from 'gst-allocators/gi'
import { readCounter } from './draw-number.js'
import { type Layout, layoutOf } from './layout.js'
import { memoriesOf, memoryAt } from './memories-of.js'

/** What is seen in decoded frames, read where they lie. */
export class Look {
  width = 0
  height = 0
  memories = 0
  /** The mean brightness of each frame, 0 to 255. */
  readonly brightness: number[] = []
  /** The number that each frame shows, if it is one that this demo drew. */
  readonly counters: number[] = []
  /** In how many frames a byte that was changed through a mapping changed for GStreamer too. */
  same = 0
  /** In how many frames no byte could be changed to see that, because the decoder still uses them. */
  inUse = 0
  /** How many bytes turned out to be mapped somewhere else than where GStreamer has them. */
  copiedBytes = 0

  /** Reads a frame. */
  at(sample: Gst.Sample): void {
    // Both are borrowed: they live as long as the sample.
    const buffer = sample.getBuffer()
    if (buffer === null) throw new TypeError('There is no buffer in this sample')
    const layout = layoutOf(sample.getCaps(), buffer)
    this.width = layout.width
    this.height = layout.height
    this.memories += buffer.nMemory()
    this.#read(buffer, layout)
    this.#probe(buffer)
  }

  #read(buffer: Gst.Buffer, layout: Layout): void {
    const [plane] = layout.planes
    if (plane === undefined) throw new TypeError('I420 has a Y plane')
    using memory = memoryAt(buffer, 0)
    using mapping = memory.map('read')
    this.brightness.push(meanOf(mapping.bytes, layout))
    this.counters.push(readCounter(mapping.bytes, plane, layout.height))
  }

  /** Changes a byte of each memory for a moment, and asks GStreamer what it sees there. */
  #probe(buffer: Gst.Buffer): void {
    if (!buffer.isAllMemoryWritable()) {
      this.inUse++
      return
    }
    let offset = 0
    let copied = 0
    for (const memory of memoriesOf(buffer)) {
      using mapping = memory.map('readwrite')
      const [byte = 0] = mapping.bytes
      mapping.bytes[0] = byte ^ 0xff
      if (buffer.memcmp(offset, [byte ^ 0xff]) !== 0) copied += memory.size
      mapping.bytes[0] = byte
      offset += memory.size
    }
    if (copied === 0) this.same++
    this.copiedBytes += copied
  }
}

/** The mean of the Y plane, of every fourth pixel of every fourth line. */
function meanOf(bytes: ReadonlyBytes, { width, height, planes: [plane] }: Layout): number {
  const { offset, stride } = plane ?? { offset: 0, stride: width }
  let sum = 0
  let count = 0
  for (let y = 0; y < height; y += 4) {
    for (let x = 0; x < width; x += 4) {
      sum += bytes[offset + y * stride + x] ?? 0
      count++
    }
  }
  return sum / count
}
