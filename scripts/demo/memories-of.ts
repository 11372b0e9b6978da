import { Memory } from 'gst-allocators'
import { type Gst, unsafeRelease } from 'gst-allocators/gi'

/** The memories of a buffer, one at a time: mapping the buffer itself would merge several of them into a copy. */
export function* memoriesOf(buffer: Gst.Buffer): Generator<Memory, void, undefined> {
  const count = buffer.nMemory()
  for (let index = 0; index < count; index++) {
    using memory = memoryAt(buffer, index)
    yield memory
  }
}

/** One memory of a buffer, with a reference of its own. */
export function memoryAt(buffer: Gst.Buffer, index: number): Memory {
  const gi = buffer.getMemory(index)
  if (gi === null) throw new RangeError(`The buffer has no memory ${index}`)
  const memory = Memory.from(gi)
  unsafeRelease(gi)
  return memory
}
