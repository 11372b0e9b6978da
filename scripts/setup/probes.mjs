import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Returns a check that each command is executable somewhere in PATH.
 *
 * @param {...string} names
 */
export function command(...names) {
  return () => names.every((name) => listed('PATH').some((folder) => isExecutable(join(folder, name))))
}

/**
 * Returns a check for a system command, including the folders that are not in the PATH of an ordinary user.
 *
 * @param {string} name
 */
export function systemCommand(name) {
  return () => ['/bin', '/sbin', '/usr/bin', '/usr/sbin'].some((folder) => isExecutable(join(folder, name)))
}

/**
 * Returns a check that pkg-config would find the development files of a library.
 *
 * @param {string} name
 */
export function pkgConfig(name) {
  return () => [...listed('PKG_CONFIG_PATH'), ...inLibraries('pkgconfig')].some(holds(`${name}.pc`))
}

/**
 * Returns a check that GObject Introspection would find each typelib.
 *
 * @param {...string} names
 */
export function typelib(...names) {
  return () => {
    const folders = [...listed('GI_TYPELIB_PATH'), ...inLibraries('girepository-1.0')]
    return names.every((name) => folders.some(holds(`${name}.typelib`)))
  }
}

/**
 * Returns a check that each GStreamer plugin is in a folder that GStreamer scans.
 *
 * @param {...string} names
 */
export function plugin(...names) {
  return () => {
    const listedFolders = ['GST_PLUGIN_PATH', 'GST_PLUGIN_SYSTEM_PATH'].flatMap(listed)
    const folders = [...listedFolders, ...inLibraries('gstreamer-1.0')]
    return names.every((name) => folders.some(holds(`libgst${name}.so`)))
  }
}

/**
 * Returns a check that a system Python 3 has the file of a module.
 *
 * @param {string} file
 */
export function anyPython(file) {
  return () =>
    ['/usr/lib', '/usr/lib64']
      .flatMap((library) =>
        entries(library)
          .filter((name) => name.startsWith('python3'))
          .map((name) => join(library, name)),
      )
      .some(
        (python) =>
          existsSync(join(python, 'dist-packages', file)) || existsSync(join(python, 'site-packages', file)),
      )
}

/** @param {string} variable */
function listed(variable) {
  return (process.env[variable] ?? '').split(delimiter).filter((folder) => folder !== '')
}

/** @param {string} name */
function inLibraries(name) {
  return [...libraries, '/usr/share', '/usr/local/share'].map((library) => join(library, name))
}

// Debian has a library folder per architecture, Fedora uses lib64, Arch uses lib.
const libraries = ['/usr/lib', '/usr/lib64', '/usr/local/lib', '/usr/local/lib64'].flatMap((library) => [
  library,
  ...entries(library)
    .filter((name) => name.includes('-linux-gnu'))
    .map((name) => join(library, name)),
])

/** @param {string} folder */
function entries(folder) {
  return existsSync(folder) ? readdirSync(folder) : []
}

/**
 * @param {string} file
 * @returns {(folder: string) => boolean}
 */
function holds(file) {
  return (folder) => existsSync(join(folder, file))
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
