import { checkInteger, GstAllocatorsError, wrongType } from '../errors/index.js'
import { AF_UNIX, lastErrno, layouts, littleEndian, type Pointer, withStruct } from '../ffi/index.js'

/** Calls bind() or connect() with a path as the address of a Unix socket. Returns 0, or the errno. */
export function callWithPath(path: string, call: (address: Pointer, length: number) => number): number {
  return withStruct('sockaddr_un', ({ pointer, view, bytes }) => {
    view.setUint16(sockaddr_un.family, AF_UNIX, littleEndian)
    const { written } = new TextEncoder().encodeInto(path, bytes.subarray(sockaddr_un.path))
    return call(pointer, sockaddr_un.path + written + 1) === 0 ? 0 : lastErrno()
  })
}

/** Throws if `path` cannot be the path of a socket. */
export function checkPath(path: unknown): string {
  if (typeof path !== 'string') throw wrongType('path', 'a string', path)
  if (path.includes('\0'))
    throw new GstAllocatorsError('ERR_OUT_OF_RANGE', 'Cannot use this path for a socket: it contains a NUL')
  checkInteger('the length of the path in bytes', Buffer.byteLength(path), 1, maxPathBytes)
  return path
}

const { sockaddr_un } = layouts

// One byte is for the NUL at the end.
const maxPathBytes = sockaddr_un.size - sockaddr_un.path - 1
