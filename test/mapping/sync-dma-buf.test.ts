// Uses a mock, because a test cannot make the kernel interrupt this ioctl.
import { describe, expect, it } from '@jest/globals'
import { type Pointer, readField } from '../../src/ffi/index.js'
import { syncDmaBuf } from '../../src/mapping/sync-dma-buf.js'
import { errorOf } from '../support/outcome.js'

const [EINTR, EAGAIN, ENOTTY, EIO] = [4, 11, 25, 5]

function kernel(...answers: number[]) {
  const seen: number[] = []
  return {
    seen,
    ioctl: (_fd: number, _request: number, argument: Pointer) => {
      seen.push(Number(readField(argument, 0, 'size_t')))
      return -(answers[seen.length - 1] ?? 0)
    },
  }
}

describe('syncDmaBuf()', () => {
  it.each([
    ['read', 'start', 1],
    ['write', 'start', 2],
    ['readwrite', 'start', 3],
    ['read', 'end', 5],
    ['write', 'end', 6],
    ['readwrite', 'end', 7],
  ] as const)('for %s, at the %s, passes the flags %i', (mode, phase, flags) => {
    const { ioctl, seen } = kernel()
    syncDmaBuf(3, mode, phase, ioctl)
    expect(seen).toEqual([flags])
  })

  it('repeats an interrupted call until it succeeds', () => {
    const { ioctl, seen } = kernel(EINTR, EAGAIN, EINTR, 0)
    syncDmaBuf(3, 'read', 'start', ioctl)
    expect(seen).toEqual([1, 1, 1, 1])
  })

  it('does nothing for a file that is not a dma-buf', () => {
    syncDmaBuf(3, 'read', 'start', kernel(ENOTTY).ioctl)
  })

  it('throws any other error of the kernel', () => {
    const error = errorOf(() => {
      syncDmaBuf(3, 'write', 'end', kernel(EINTR, EIO).ioctl)
    })
    expect(error).toMatchObject({ code: 'ERR_SYNC_FAILED', fd: 3, errno: EIO, syscall: 'ioctl' })
    expect(error.message).toBe('Cannot end CPU access to dma-buf 3: DMA_BUF_IOCTL_SYNC failed with EIO')
  })
})
