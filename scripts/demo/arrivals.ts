import { fstatSync } from 'node:fs'
import { FdMemory, isDmaBuf, type Memory } from 'gst-allocators'
import type { Sample } from 'gst-allocators/pipeline'

/**
 * Counts what was copied on the way into the pipeline. A memory that arrives behind appsrc was not copied when it is a window of
 * the same size and offset on the same file, by the kernel's inode number, as one that was drawn into.
 */
export class Arrivals {
  readonly #drawn = new Set<string>()
  /** The inodes of what arrived. */
  readonly inodes = new Set<number>()
  /** How many of the memories arrived as they were sent. */
  same = 0
  /** How many of the memories are dma-bufs for the kernel too. */
  dmaBufs = 0
  /** How many bytes arrived in any other memory. */
  copiedBytes = 0

  /** Notes a memory that was drawn into. */
  expect(memory: Memory): void {
    this.#drawn.add(identify(memory))
  }

  /** Looks at all that arrives at a sink that gets what the encoder gets, to the end. */
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
