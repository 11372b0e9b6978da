import { closeSync, openSync } from 'node:fs'
import { constants } from 'node:os'
import { GstAllocatorsError } from '../errors/index.js'
import { systemError } from '../ffi/index.js'
import { explainDenial } from './device-access.js'

/** Opens a device for one call. The error explains why the device is missing or this user may not open it. */
export function withDevice<T>(source: DmaBufSource, use: (fd: number) => T): T {
  const fd = openDevice(source)
  try {
    return use(fd)
  } finally {
    closeSync(fd)
  }
}

/** A device that allocates dma-bufs. */
export interface DmaBufSource {
  readonly path: string
  /** What to do if the device does not exist. */
  readonly absent: string
  /** The command that creates it, if there is one. */
  readonly fix?: string
}

function openDevice(source: DmaBufSource): number {
  try {
    return openSync(source.path, 'r+')
  } catch (cause) {
    const { errno } = cause as NodeJS.ErrnoException
    if (errno === undefined) throw cause
    throw explainFailure(source, -errno, cause)
  }
}

function explainFailure(
  { path, absent, fix: remedy }: DmaBufSource,
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
  const { text, fix } = explainDenial(path) ?? { text: 'this user is not allowed to open it' }
  return new GstAllocatorsError(
    'ERR_DEVICE_ACCESS',
    `Cannot open ${path}: ${text}${fix === undefined ? '' : `. To get access: ${fix}`}`,
    { path, errno, syscall: 'open', cause, ...(fix === undefined ? {} : { fix }) },
  )
}

const { EACCES, ENODEV, ENOENT, ENXIO, EPERM } = constants.errno
