import { constants as fsConstants } from 'node:fs'
import { constants } from 'node:os'
import { GstAllocatorsError } from '../errors/index.js'
import {
  AT_EMPTY_PATH,
  c,
  lastErrno,
  layouts,
  littleEndian,
  nativeStruct,
  STATX_SIZE,
  systemError,
  type NativeStruct,
} from '../ffi/index.js'

/** Returns the size of a file or dma-buf in bytes, and 0 for anything else, such as a directory. */
export function fdSize(fd: number): number {
  buffer ??= bufferWithEmptyPath()
  const { pointer } = buffer
  if (c.statx(fd, pointer + emptyPath, AT_EMPTY_PATH, STATX_SIZE, pointer) !== 0)
    throw cannotStat(fd, lastErrno())
  if ((buffer.view.getUint16(layouts.statx.mode, littleEndian) & S_IFMT) === S_IFDIR) return 0
  const length = Number(buffer.view.getBigUint64(layouts.statx.length, littleEndian))
  // A file can claim more, and the sum of an offset and a size, rounded to a number, would then appear to fit.
  return Math.min(length, Number.MAX_SAFE_INTEGER)
}

let buffer: NativeStruct | undefined

/** Allocates the result struct, followed by an empty C string that all calls share. */
function bufferWithEmptyPath(): NativeStruct {
  const struct = nativeStruct(layouts.statx.size + 1)
  struct.view.setUint8(layouts.statx.size, 0)
  return struct
}

const emptyPath = BigInt(layouts.statx.size)

function cannotStat(fd: number, errno: number): GstAllocatorsError {
  if (errno === EBADF)
    return new GstAllocatorsError('ERR_BAD_FD', `Cannot use fd ${fd}: it is not open`, { fd })
  return systemError('statx', `read the size of fd ${fd}`, errno, { fd })
}

const { EBADF } = constants.errno
const { S_IFDIR, S_IFMT } = fsConstants
