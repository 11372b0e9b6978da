import { c, type Pointer } from '../ffi/index.js'

/** Registers a GType that derives from another one without overriding anything, and returns it. */
export function registerType(
  parent: Pointer,
  name: string,
  { classSize, instanceSize }: { readonly classSize: number; readonly instanceSize: number },
): Pointer {
  return BigInt(c.g_type_register_static_simple(parent, name, classSize, null, instanceSize, null, 0))
}
