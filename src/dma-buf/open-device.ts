import { closeSync, openSync } from 'node:fs'
import { constants } from 'node:os'
import { GstAllocatorsError } from '../errors/index.js'
import { systemError } from '../ffi/index.js'
import { explainDenial } from '../fd/device-access.js'

/** Opens a device for the time of one call, and says why when it is not there or not this user's to open. */
export function withDevice<T>(source: Source, use: (fd: number) => T): T {
  const fd = openDevice(source)
  try {
    return use(fd)
  } finally {
    closeSync(fd)
  }
}

/** A device that makes dma-bufs. */
export interface Source {
  readonly path: string
  /** What to do where there is none. */
  readonly absent: string
  /** The command for that, if there is one. */
  readonly fix?: string
}

function openDevice(source: Source): number {
  try {
    return openSync(source.path, 'r+')
  } catch (cause) {
    const { errno } = cause as NodeJS.ErrnoException
    if (errno === undefined) throw cause
    throw explainFailure(source, -errno, cause)
  }
}

function explainFailure(
  { path, absent, fix: remedy }: Source,
  errno: number,
  cause: unknown,
): GstAllocatorsError {
  if (errno === ENOENT || errno === ENODEV || errno === ENXIO)
    return new GstAllocatorsError(
      'ERR_FEATURE_MISSING',
      `Cannot open ${path}: there is no such device. ${absent}`,
      {
        path,
        errno,
        syscall: 'open',
        required: path,
        found: 'no such device',
        cause,
        ...(remedy === undefined ? {} : { fix: remedy }),
      },
    )
  if (errno !== EACCES && errno !== EPERM) return systemError('open', `open ${path}`, errno, { path })
  const { text, fix } = explainDenial(path) ?? { text: 'it is not this user’s to open' }
  return new GstAllocatorsError(
    'ERR_DEVICE_ACCESS',
    `Cannot open ${path}: ${text}${fix === undefined ? '' : `. To change that: ${fix}`}`,
    { path, errno, syscall: 'open', cause, ...(fix === undefined ? {} : { fix }) },
  )
}

const { EACCES, ENODEV, ENOENT, ENXIO, EPERM } = constants.errno
