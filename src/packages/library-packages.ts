import type { PackageNames } from './package-names.js'

/** The packages that contain the system libraries that are called directly. */
export const libraryPackages = {
  libc: { debian: 'libc6', fedora: 'glibc', arch: 'glibc' },
  glib: { debian: 'libglib2.0-0', fedora: 'glib2', arch: 'glib2' },
  gobject: { debian: 'libglib2.0-0', fedora: 'glib2', arch: 'glib2' },
  gmodule: { debian: 'libglib2.0-0', fedora: 'glib2', arch: 'glib2' },
  gstreamer: { debian: 'libgstreamer1.0-0', fedora: 'gstreamer1', arch: 'gstreamer' },
  gstapp: pluginsBase(),
  gstaudio: pluginsBase(),
  gstvideo: pluginsBase(),
  gstallocators: pluginsBase(),
} as const satisfies Readonly<Record<string, PackageNames>>

/** A system library that is called directly. */
export type LibraryName = keyof typeof libraryPackages

function pluginsBase(): PackageNames {
  return {
    debian: 'libgstreamer-plugins-base1.0-0',
    fedora: 'gstreamer1-plugins-base',
    arch: 'gst-plugins-base-libs',
  }
}
