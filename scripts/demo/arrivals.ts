import { fstatSync } from 'node:fs'
import { FdMemory, isDmaBuf, type Memory } from 'gst-allocators'
import type { Sample } from 'gst-allocators/pipeline'

/**
 * Counts the bytes that were copied on the way into the pipeline. A memory that arrives downstream of appsrc was not
 * copied if its file (by inode number), offset and size are those of a memory that was drawn into.
 */
export class Arrivals {
  readonly #drawn = new Set<string>()
  /** The inodes of the memories that arrived. */
  readonly inodes = new Set<number>()
  /** The number of memories that arrived without a copy. */
  same = 0
  /** The number of memories that the kernel, too, knows as dma-bufs. */
  dmaBufs = 0
  /** The number of bytes that arrived in any other memory. */
  copiedBytes = 0

  /** Records a memory that was drawn into. */
  expect(memory: Memory): void {
    this.#drawn.add(identify(memory))
  }

  /** Checks every memory at a sink that receives the same buffers as the encoder, until the end of the stream. */
  async watch(tap: AsyncIterable<Sample>): Promise<void> {
    for await (const { memories } of tap) for (const memory of memories) this.#note(memory)
  }

  #note(memory: Memory): void {
    if (this.#drawn.delete(identify(memory))) this.same++
    else this.copiedBytes += memory.size
    if (!(memory instanceof FdMemory)) return
    this.inodes.add(fstatSync(memory.fd).ino)
    if (isDmaBuf(memory.fd)) this.dmaBufs++
  }
}

function identify(memory: Memory): string {
  if (!(memory instanceof FdMemory)) return 'not backed by an fd'
  return `inode ${fstatSync(memory.fd).ino}, offset ${memory.offset}, size ${memory.size}`
}
