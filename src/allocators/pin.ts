import { c, type Pointer } from '../ffi/index.js'

/**
 * Holds a reference to the allocator that was used last. Without it, the refcount would go from one to two and back
 * with each memory, and GObject notifies node-gtk of every such change.
 */
export function pin(allocator: Pointer): Pointer {
  if (allocator === pinned) return allocator
  c.g_object_ref(allocator)
  if (pinned !== undefined) c.g_object_unref(pinned)
  pinned = allocator
  return allocator
}

let pinned: Pointer | undefined
