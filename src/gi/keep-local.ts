import { c } from '../ffi/index.js'

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
  if (c.dlsym(RTLD_DEFAULT, 'g_object_ref') === null) return
  process.emitWarning(
    "GLib is in the global scope of this process, because node-gtk was loaded without this package. Packages with a GLib of their own, such as sharp, may fail or leak memory. Import 'gst-allocators/gi' before node-gtk",
    { type: 'GstAllocatorsWarning', code: 'WARN_GLOBAL_GLIB' },
  )
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
const RTLD_DEFAULT = 0n
