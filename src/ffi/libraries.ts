import koffi, { type LibraryHandle } from 'koffi'
import { GstAllocatorsError } from '../errors/index.js'
import { checkPlatform } from './layouts.js'

const pluginsBase =
  'libgstreamer-plugins-base1.0-0 (Debian, Ubuntu), gstreamer1-plugins-base (Fedora), gst-plugins-base-libs (Arch)'

const libraries = {
  libc: { file: 'libc.so.6', packages: 'the C library (glibc)' },
  glib: { file: 'libglib-2.0.so.0', packages: 'libglib2.0-0 (Debian, Ubuntu), glib2 (Fedora, Arch)' },
  gobject: { file: 'libgobject-2.0.so.0', packages: 'libglib2.0-0 (Debian, Ubuntu), glib2 (Fedora, Arch)' },
  gstreamer: {
    file: 'libgstreamer-1.0.so.0',
    packages: 'libgstreamer1.0-0 (Debian, Ubuntu), gstreamer1 (Fedora), gstreamer (Arch)',
  },
  gstapp: {
    file: 'libgstapp-1.0.so.0',
    packages: pluginsBase,
  },
  gstaudio: {
    file: 'libgstaudio-1.0.so.0',
    packages: pluginsBase,
  },
  gstvideo: {
    file: 'libgstvideo-1.0.so.0',
    packages: pluginsBase,
  },
  gstallocators: {
    file: 'libgstallocators-1.0.so.0',
    packages: pluginsBase,
  },
} as const

/** The system libraries that are called directly. They are the very files that node-gtk loads. */
export type LibraryName = keyof typeof libraries

/** Loads a system library once. */
export function library(name: LibraryName): LibraryHandle {
  return (loaded[name] ??= load(name))
}

const loaded: Partial<Record<LibraryName, LibraryHandle>> = {}

function load(name: LibraryName): LibraryHandle {
  checkPlatform()
  const { file, packages } = libraries[name]
  try {
    return koffi.load(file)
  } catch (cause) {
    throw new GstAllocatorsError('ERR_LIBRARY_MISSING', `Cannot load ${file}: install ${packages}`, {
      path: file,
      fix: packages,
      cause,
    })
  }
}
