import { checkInteger, GstAllocatorsError, wrongType } from '../errors/index.js'
import {
  AF_UNIX,
  layouts,
  littleEndian,
  nativeStruct,
  type NativeStruct,
  type Pointer,
} from '../ffi/index.js'

/** A socket address for one call. */
export interface Address {
  readonly pointer: Pointer
  readonly length: number
}

/** Returns a path as the address of a Unix socket. It is valid until the next call of this function. */
export function addressOfPath(path: string): Address {
  struct ??= nativeStruct(sockaddr_un.size)
  const { view, pointer } = struct
  const bytes = new Uint8Array(view.buffer).fill(0)
  view.setUint16(sockaddr_un.family, AF_UNIX, littleEndian)
  const { written } = new TextEncoder().encodeInto(path, bytes.subarray(sockaddr_un.path))
  return { pointer, length: sockaddr_un.path + written + 1 }
}

/** Throws if `path` cannot be the path of a socket. */
export function checkPath(path: unknown): string {
  if (typeof path !== 'string') throw wrongType('path', 'a string', path)
  if (path.includes('\0'))
    throw new GstAllocatorsError('ERR_OUT_OF_RANGE', 'Cannot use this path for a socket: it contains a NUL')
  checkInteger('the length of the path in bytes', Buffer.byteLength(path), 1, maxPathBytes)
  return path
}

let struct: NativeStruct | undefined

const { sockaddr_un } = layouts

// One byte is for the NUL at the end.
const maxPathBytes = sockaddr_un.size - sockaddr_un.path - 1
