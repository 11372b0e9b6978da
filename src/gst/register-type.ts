import { c, type Pointer } from '../ffi/index.js'

/**
 * Registers a GType that derives from another one without overriding anything, and returns it. Another copy of this
 * package in the process may have the name, so the type gets the first that is free.
 */
export function registerType(
  parent: Pointer,
  name: string,
  { classSize, instanceSize }: { readonly classSize: number; readonly instanceSize: number },
): Pointer {
  let free = name
  for (let copy = 2; BigInt(c.g_type_from_name(free)) !== 0n; copy++) free = `${name}${copy}`
  return BigInt(c.g_type_register_static_simple(parent, free, classSize, null, instanceSize, null, 0))
}
