import { c, withStruct } from '../ffi/index.js'

/**
 * Loads shared libraries for this package alone. GObject introspection would load them into the global scope of the
 * process. There, packages with a GLib of their own, such as sharp, would find the functions of the wrong GLib.
 * Introspection does not load again what GModule has under the same name.
 */
export function keepLocal(files: readonly string[]): void {
  // One that is missing is reported later, by the function that needs it.
  for (const file of files) c.g_module_open(file, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL)
}

/** Warns if another package has already loaded GLib into the global scope. */
export function warnOfGlobalScope(): void {
  if (!isInGlobalScope('g_object_ref')) return
  process.emitWarning(
    "GLib is in the global scope of this process, probably because node-gtk was loaded before this package. Packages with a GLib of their own, such as sharp, may fail or leak memory. Import 'gst-allocators/gi' before node-gtk, and load namespaces with its requireNamespace()",
    { type: 'GstAllocatorsWarning', code: 'WARN_GLOBAL_GLIB' },
  )
}

function isInGlobalScope(name: string): boolean {
  // Without a file, the module is the global scope.
  const scope = c.g_module_open(null, G_MODULE_BIND_LAZY)
  return scope !== null && withStruct('void*', ({ pointer }) => c.g_module_symbol(scope, name, pointer) !== 0)
}

/** What node-gtk needs before any namespace is loaded. */
export const introspectionLibraries = [
  'libglib-2.0.so.0',
  'libgobject-2.0.so.0',
  'libgio-2.0.so.0',
  'libgirepository-1.0.so.1',
]

const G_MODULE_BIND_LAZY = 1
const G_MODULE_BIND_LOCAL = 2
