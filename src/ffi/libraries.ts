import koffi, { type LibraryHandle } from 'koffi'
import { GstAllocatorsError } from '../errors/index.js'
import { installHint, type LibraryName, libraryPackages } from '../packages/index.js'
import { checkPlatform } from './layouts.js'

const files = {
  libc: 'libc.so.6',
  glib: 'libglib-2.0.so.0',
  gobject: 'libgobject-2.0.so.0',
  gmodule: 'libgmodule-2.0.so.0',
  gstreamer: 'libgstreamer-1.0.so.0',
  gstapp: 'libgstapp-1.0.so.0',
  gstaudio: 'libgstaudio-1.0.so.0',
  gstvideo: 'libgstvideo-1.0.so.0',
  gstallocators: 'libgstallocators-1.0.so.0',
} as const satisfies Readonly<Record<LibraryName, string>>

/** Returns a system library, which is loaded on first use. */
export function library(name: LibraryName): LibraryHandle {
  return (loaded[name] ??= load(name))
}

const loaded: Partial<Record<LibraryName, LibraryHandle>> = {}

function load(name: LibraryName): LibraryHandle {
  checkPlatform()
  const file = files[name]
  try {
    return name === 'libc' ? koffi.load(file) : withoutSlices(() => koffi.load(file))
  } catch (cause) {
    const fix = installHint(libraryPackages[name])
    throw new GstAllocatorsError(
      'ERR_LIBRARY_MISSING',
      `Cannot load ${file}: it is missing or damaged. ${fix}`,
      {
        path: file,
        fix,
        cause,
      },
    )
  }
}

/**
 * Makes GLib before 2.76 allocate all memory with malloc, as newer versions do. node-gtk 4.1 frees a GValue with g_free,
 * which aborts if the memory is a slice. GLib reads the variable once, while it is loaded.
 */
function withoutSlices<T>(load: () => T): T {
  if (process.env[sliceVariable] !== undefined) return load()
  process.env[sliceVariable] = 'always-malloc'
  try {
    return load()
  } finally {
    Reflect.deleteProperty(process.env, sliceVariable)
  }
}

const sliceVariable = 'G_SLICE'
