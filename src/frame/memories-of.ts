import { c, type Pointer } from '../ffi/index.js'
import { type Memory, type NativeMemory, wrapNative } from '../memory/index.js'

/** Wraps the memories of a buffer, one by one. `take` makes the reference that the wrapper owns. */
export function memoriesOf(buffer: Pointer, take: (memory: Pointer) => NativeMemory): Memory[] {
  return Array.from({ length: c.gst_buffer_n_memory(buffer) }, (_, index) =>
    wrapNative(take(c.gst_buffer_peek_memory(buffer, index))),
  )
}
