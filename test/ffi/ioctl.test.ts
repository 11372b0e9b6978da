// Uses a mock, because a test cannot make the kernel interrupt an ioctl.
import { describe, expect, it } from '@jest/globals'
import { createMemfd } from '../../src/fd/index.js'
import { ioctl } from '../../src/ffi/index.js'

const [EINTR, EAGAIN, EIO, ENOTTY] = [4, 11, 5, 25]

function kernel(...answers: number[]) {
  const left = [...answers]
  return { left, issue: () => left.shift() ?? NaN }
}

describe('ioctl()', () => {
  it.each([
    [[-EINTR, -EAGAIN, -EINTR, 7], 7],
    [[0], 0],
    [[-EINTR, -EIO], -EIO],
  ])('of a kernel that answers %j gives %i, and asks no further', (answers, result) => {
    const { left, issue } = kernel(...answers, 99)
    expect(ioctl(3, 0, 0n, issue)).toBe(result)
    expect(left).toEqual([99])
  })

  it('gives the errno of the real one, as a negative number', () => {
    using memfd = createMemfd(4096)
    expect(ioctl(memfd.fd, 0xdead, 0n)).toBe(-ENOTTY)
    expect(ioctl(9999, 0xdead, 0n)).toBe(-9)
  })
})
