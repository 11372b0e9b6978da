import { fstatSync } from 'node:fs'
import { FdMemory, isDmaBuf } from 'gst-allocators'
import type { Frame, Plane } from 'gst-allocators/pipeline'
import { readCounter } from './draw-number.js'

/** What is seen in frames, read where they lie. */
export class Look {
  frames = 0
  width = 0
  height = 0
  format = ''
  memories = 0
  /** How many frames are dma-bufs, for GStreamer and for the kernel. */
  dmaBufs = 0
  /** The inodes of the files that the frames lie in. */
  readonly inodes = new Set<number>()
  /** How many frames their source had to copy, because too many of its own were in use. */
  copiedBySource = 0
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
  at(frame: Frame): void {
    this.frames++
    this.width = frame.width
    this.height = frame.height
    this.format = frame.format
    this.memories += frame.memories.length
    this.#identify(frame)
    this.#read(frame)
    if (frame.isWritable) this.#probe(frame)
    else this.inUse++
  }

  #identify({ memories, isDmaBuf: isForGst, isZeroCopy }: Frame): void {
    const fds = memories.flatMap((memory) => (memory instanceof FdMemory ? memory.fd : []))
    if (isForGst && fds.every(isDmaBuf)) this.dmaBufs++
    for (const fd of fds) this.inodes.add(fstatSync(fd).ino)
    if (isZeroCopy === false) this.copiedBySource++
  }

  #read(frame: Frame): void {
    using mapping = frame.map('read')
    const [y] = mapping.planes
    if (y === undefined) throw new TypeError('A frame has a plane')
    this.brightness.push(meanOf(y))
    this.counters.push(readCounter(y))
  }

  /** Changes a byte of each memory for a moment, and has GStreamer copy it, to learn what it sees there. */
  #probe({ memories }: Frame): void {
    let copied = 0
    for (const memory of memories) {
      using mapping = memory.map('readwrite')
      const [byte = 0] = mapping.bytes
      mapping.bytes[0] = byte ^ 0xff
      using copy = memory.copy(0, 1)
      using seen = copy.map('read')
      if (seen.bytes[0] !== mapping.bytes[0]) copied += memory.size
      mapping.bytes[0] = byte
    }
    if (copied === 0) this.same++
    this.copiedBytes += copied
  }
}

/** The mean of every fourth pixel of every fourth line. */
function meanOf({ bytes, stride, width, height }: Plane<'read'>): number {
  let sum = 0
  for (let y = 0; y < height; y += 4) {
    for (let x = 0; x < width; x += 4) sum += bytes[y * stride + x] ?? 0
  }
  return sum / (Math.ceil(width / 4) * Math.ceil(height / 4))
}
