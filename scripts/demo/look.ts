import { fstatSync } from 'node:fs'
import { FdMemory, isDmaBuf } from 'gst-allocators'
import type { Frame, Plane } from 'gst-allocators/pipeline'
import { readCounter } from './draw-number.js'

/** Collects facts about frames, which it reads in place. */
export class Look {
  frames = 0
  width = 0
  height = 0
  format = ''
  memories = 0
  /** The number of frames that are dma-bufs according to both GStreamer and the kernel. */
  dmaBufs = 0
  /** The inodes of the files behind the frames. */
  readonly inodes = new Set<number>()
  /** The number of frames that the source had to copy because too many of its buffers were in use. */
  copiedBySource = 0
  /** The mean brightness of each frame, 0 to 255. */
  readonly brightness: number[] = []
  /** The number that each frame shows, if the demo drew the frame. */
  readonly counters: number[] = []
  /** The number of frames in which GStreamer saw a byte that was changed through a mapping. */
  same = 0
  /** The number of frames that could not be tested like that, because the decoder was still using them. */
  inUse = 0
  /** The number of mapped bytes that turned out not to be GStreamer's own. */
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
    if (y === undefined) throw new TypeError('Cannot read a frame: it has no planes')
    this.brightness.push(meanOf(y))
    this.counters.push(readCounter(y))
  }

  /**
   * Changes a byte of each memory for a moment, and copies it with GStreamer, to check that GStreamer sees the change.
   */
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

/** Returns the mean of every fourth pixel in every fourth row. */
function meanOf({ bytes, stride, width, height }: Plane<'read'>): number {
  let sum = 0
  for (let y = 0; y < height; y += 4) {
    for (let x = 0; x < width; x += 4) sum += bytes[y * stride + x] ?? 0
  }
  return sum / (Math.ceil(width / 4) * Math.ceil(height / 4))
}
