import koffi, { type LibraryHandle } from 'koffi'
import { GstAllocatorsError } from '../errors/index.js'
import { installHint, type LibraryName, libraryPackages } from '../packages/index.js'
import { checkPlatform } from './layouts.js'

const files = {
  libc: 'libc.so.6',
  glib: 'libglib-2.0.so.0',
  gobject: 'libgobject-2.0.so.0',
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
    return koffi.load(file)
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
