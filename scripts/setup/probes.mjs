import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Commands are there when each is executable somewhere in PATH.
 *
 * @param {...string} names
 */
export function command(...names) {
  return () => names.every((name) => listed('PATH').some((folder) => isExecutable(join(folder, name))))
}

/**
 * A command of the system's is there when it is executable in a folder that an ordinary user may not have in PATH.
 *
 * @param {string} name
 */
export function systemCommand(name) {
  return () => ['/bin', '/sbin', '/usr/bin', '/usr/sbin'].some((folder) => isExecutable(join(folder, name)))
}

/**
 * A library's development files are there when pkg-config would find them.
 *
 * @param {string} name
 */
export function pkgConfig(name) {
  return () => [...listed('PKG_CONFIG_PATH'), ...inLibraries('pkgconfig')].some(holds(`${name}.pc`))
}

/**
 * Typelibs are there when GObject-Introspection would find each.
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
 * GStreamer plugins are there when the folders that it scans hold each.
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
 * A Python module is there when a system Python 3 has its file.
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

// Debian keeps libraries in a folder for each architecture, Fedora in lib64, Arch in lib.
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
