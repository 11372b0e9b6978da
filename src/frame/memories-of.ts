import { c, type Pointer } from '../ffi/index.js'
import { type Memory, NativeMemory, wrapNative } from '../memory/index.js'

/** Wraps the memories of a buffer, one by one. `take` makes the reference that the wrapper owns. */
export function memoriesOf(buffer: Pointer, take = takeReference): Memory[] {
  const memories: Memory[] = []
  const count = c.gst_buffer_n_memory(buffer)
  for (let index = 0; index < count; index++)
    memories.push(wrapNative(take(c.gst_buffer_peek_memory(buffer, index))))
  return memories
}

function takeReference(memory: Pointer): NativeMemory {
  return NativeMemory.of(memory)
}
