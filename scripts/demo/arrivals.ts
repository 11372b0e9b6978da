import { fstatSync } from 'node:fs'
import { FdMemory, type Memory } from 'gst-allocators'
import { type Gst, type GstApp, unsafeRelease } from 'gst-allocators/gi'
import { memoriesOf } from './memories-of.js'

/**
 * Counts what was copied on the way into the pipeline. A memory that arrives behind appsrc was not copied when it is a window of
 * the same size and offset on the same file, by the kernel's inode number, as one that was drawn into.
 */
export class Arrivals {
  readonly #drawn = new Set<string>()
  /** How many of the memories arrived as they were sent. */
  same = 0
  /** How many bytes arrived in any other memory. */
  copiedBytes = 0

  /** Notes a memory that was drawn into. */
  expect(memory: Memory): void {
    this.#drawn.add(identify(memory))
  }

  /** Looks at all that has arrived at an appsink that gets what the encoder gets. */
  inspect(tap: GstApp.AppSink): void {
    for (let sample = tap.tryPullSample(0); sample !== null; sample = tap.tryPullSample(0)) {
      // Borrowed: it lives as long as the sample.
      const buffer = sample.getBuffer()
      if (buffer !== null) this.#inspect(buffer)
      unsafeRelease(sample)
    }
  }

  #inspect(buffer: Gst.Buffer): void {
    for (const memory of memoriesOf(buffer)) {
      if (this.#drawn.delete(identify(memory))) this.same++
      else this.copiedBytes += memory.size
    }
  }
}

function identify(memory: Memory): string {
  if (!(memory instanceof FdMemory)) return 'not backed by an fd'
  return `inode ${fstatSync(memory.fd).ino}, offset ${memory.offset}, size ${memory.size}`
}
