import { GstAllocatorsError } from '../errors/index.js'
import {
  c,
  F_GET_SEALS,
  F_GETFL,
  F_SEAL_FUTURE_WRITE,
  F_SEAL_WRITE,
  O_ACCMODE,
  O_RDONLY,
  O_WRONLY,
} from '../ffi/index.js'
import type { MapMode } from './map-mode.js'

/** Returns the error for an fd that cannot be mapped in a mode, or undefined if the fd is not the reason. */
export function explainFd(fd: number, mode: MapMode, named = fd): GstAllocatorsError | undefined {
  const reason = reasonAgainst(fd, mode)
  if (reason === undefined) return undefined
  return new GstAllocatorsError('ERR_FD_ACCESS', `Cannot map fd ${named} for '${mode}': ${reason}`, {
    fd: named,
    required: mode,
  })
}

function reasonAgainst(fd: number, mode: MapMode): string | undefined {
  const access = c.fcntl(fd, F_GETFL, 0) & O_ACCMODE
  if (access === O_WRONLY) return 'it was opened for writing only. Open it with O_RDWR'
  if (access === O_RDONLY && mode !== 'read') return 'it was opened for reading only'
  const seals = Math.max(0, c.fcntl(fd, F_GET_SEALS, 0))
  if ((seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)) !== 0) return 'it is a memfd sealed against writing'
  return undefined
}
