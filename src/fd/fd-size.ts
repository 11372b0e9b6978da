import { constants as fsConstants } from 'node:fs'
import { constants } from 'node:os'
import { GstAllocatorsError } from '../errors/index.js'
import {
  AT_EMPTY_PATH,
  c,
  lastErrno,
  layouts,
  littleEndian,
  nativeBytes,
  type NativeBytes,
  STATX_SIZE,
  systemError,
} from '../ffi/index.js'

/** Returns the size of a file or dma-buf in bytes, and 0 for anything else, such as a directory. */
export function fdSize(fd: number): number {
  const { pointer, view } = (result ??= nativeBytes(layouts.statx.size))
  const { pointer: path } = (emptyPath ??= nativeBytes(1))
  if (c.statx(fd, path, AT_EMPTY_PATH, STATX_SIZE, pointer) !== 0) throw cannotStat(fd, lastErrno())
  if ((view.getUint16(layouts.statx.mode, littleEndian) & S_IFMT) === S_IFDIR) return 0
  const length = Number(view.getBigUint64(layouts.statx.length, littleEndian))
  // A file can claim more, and the sum of an offset and a size, rounded to a number, would then appear to fit.
  return Math.min(length, Number.MAX_SAFE_INTEGER)
}

// Every allocation needs a size. The kernel sets all of the result, so nothing has to clear it.
let result: NativeBytes | undefined
let emptyPath: NativeBytes | undefined

function cannotStat(fd: number, errno: number): GstAllocatorsError {
  if (errno === EBADF)
    return new GstAllocatorsError('ERR_BAD_FD', `Cannot use fd ${fd}: it is not open`, { fd })
  return systemError('statx', `read the size of fd ${fd}`, errno, { fd })
}

const { EBADF } = constants.errno
const { S_IFDIR, S_IFMT } = fsConstants
