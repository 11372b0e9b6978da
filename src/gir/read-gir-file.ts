import { isUtf8 } from 'node:buffer'
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { GstAllocatorsError } from '../errors/index.js'
import { unknownInGir } from './unknown.js'

/** Reads a .gir file. Throws for everything but a file of UTF-8 text of a reasonable size. */
export function readGirFile(path: string): string {
  // Without this flag, the open of a FIFO waits for a writer.
  const fd = open(path)
  try {
    const stats = fstatSync(fd)
    if (!stats.isFile())
      throw unknownInGir(`Cannot read ${path}: it is ${stats.isDirectory() ? 'a folder' : 'not a file'}`)
    if (stats.size > maxSize)
      throw unknownInGir(
        `Cannot read ${path}: it has ${stats.size} bytes, and no .gir file has more than ${maxSize}`,
      )
    const bytes = readFileSync(fd)
    if (!isUtf8(bytes)) throw unknownInGir(`Cannot read ${path}: it is not UTF-8. Convert it`)
    return bytes.toString()
  } finally {
    closeSync(fd)
  }
}

function open(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (cause) {
    throw new GstAllocatorsError('ERR_SYSTEM', `Cannot read ${path}: ${(cause as Error).message}`, { cause })
  }
}

// The largest ones, of Gtk and Gio, have 10 MB.
const maxSize = 128 * 1024 * 1024
