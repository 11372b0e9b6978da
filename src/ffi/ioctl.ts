import { constants } from 'node:os'
import { c } from './symbols.js'
import type { Pointer } from './symbols/symbol.js'
import { lastErrno } from './system-error.js'

/** Issues an ioctl, and repeats it while it is interrupted. Returns the result, or the errno as a negative number. */
export function ioctl(fd: number, request: number, argument: Pointer, issue: Ioctl = issueOnce): number {
  let result = issue(fd, request, argument)
  while (result === -EINTR || result === -EAGAIN) result = issue(fd, request, argument)
  return result
}

/** Issues one ioctl and returns its result, or the errno as a negative number. */
export type Ioctl = (fd: number, request: number, argument: Pointer) => number

function issueOnce(fd: number, request: number, argument: Pointer): number {
  const result = c.ioctl(fd, request, argument)
  return result >= 0 ? result : -lastErrno()
}

const { EAGAIN, EINTR } = constants.errno
