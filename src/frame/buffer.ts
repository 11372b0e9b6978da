import {
  c,
  GST_BUFFER_FLAG_DELTA_UNIT,
  GST_MINI_OBJECT_FLAG_LOCK_READONLY,
  layouts,
  littleEndian,
  peekStruct,
  type Pointer,
  readField,
  readPointer,
  refCount,
  writeField,
} from '../ffi/index.js'

/** Returns true when every memory of a buffer is dma-buf memory. Returns false for a buffer without memories. */
export function isInDmaBufs(buffer: Pointer): boolean {
  return everyMemory(buffer, (memory) => c.gst_is_dmabuf_memory(memory) !== 0)
}

/** Returns true when no memory of a buffer is plain system memory. Returns false for a buffer without memories. */
export function isInDeviceMemory(buffer: Pointer): boolean {
  return everyMemory(buffer, (memory) => c.gst_memory_is_type(memory, 'SystemMemory') === 0)
}

/** Returns the sizes of the memories of a buffer, in bytes. */
export function memorySizes(buffer: Pointer): number[] {
  return Array.from({ length: c.gst_buffer_n_memory(buffer) }, (_, index) =>
    Number(readField(c.gst_buffer_peek_memory(buffer, index), layouts.GstMemory.length, 'size_t')),
  )
}

/** Returns true when every memory of a buffer has as many bytes as its size says, which device memory may not have. */
export function isInPlainMemory(buffer: Pointer): boolean {
  return everyMemory(
    buffer,
    (memory) => c.gst_memory_is_type(memory, 'SystemMemory') !== 0 || c.gst_is_fd_memory(memory) !== 0,
  )
}

/** Returns true when every memory of a buffer belongs to this buffer alone and is not read-only. */
export function hasWritableMemories(buffer: Pointer): boolean {
  return c.gst_buffer_n_memory(buffer) === 0 || everyMemory(buffer, isWritable)
}

function everyMemory(buffer: Pointer, test: (memory: Pointer) => boolean): boolean {
  const count = c.gst_buffer_n_memory(buffer)
  for (let index = 0; index < count; index++) if (!test(c.gst_buffer_peek_memory(buffer, index))) return false
  return count > 0
}

function isWritable(memory: Pointer): boolean {
  const view = peekStruct(memory, 'GstMemory')
  const shares = view.getUint32(layouts.GstMemory.lockstate, littleEndian) >>> 16
  const flags = view.getUint32(layouts.GstMemory.flags, littleEndian)
  if (shares >= 2) return false
  if ((flags & GST_MINI_OBJECT_FLAG_LOCK_READONLY) === 0) return true
  if (!isLastHolder(readPointer(memory, layouts.GstMemory.parent))) return false
  writeField(memory, layouts.GstMemory.flags, 'uint', flags & ~GST_MINI_OBJECT_FLAG_LOCK_READONLY)
  return true
}

/** A share is read-only because others may use its parent. Returns true if it alone still holds the parent. */
function isLastHolder(parent: Pointer): boolean {
  if (parent === 0n || refCount(parent) > 1) return false
  const flags = Number(readField(parent, layouts.GstMemory.flags, 'uint'))
  return (flags & GST_MINI_OBJECT_FLAG_LOCK_READONLY) === 0
}

/** Returns true if a buffer can be decoded without an earlier one. */
export function isKeyframe(buffer: Pointer): boolean {
  const flags = peekStruct(buffer, 'GstBuffer').getUint32(layouts.GstBuffer.flags, littleEndian)
  return (flags & GST_BUFFER_FLAG_DELTA_UNIT) === 0
}
