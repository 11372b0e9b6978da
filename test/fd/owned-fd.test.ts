import { closeSync, fstatSync, openSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { OwnedFd } from '../../src/index.js'
import { createTestFd } from '../support/create-test-fd.js'
import { errorOf } from '../support/outcome.js'

const isOpen = (fd: number) => {
  try {
    fstatSync(fd)
    return true
  } catch {
    return false
  }
}

describe('OwnedFd', () => {
  it('takes over an fd, and closes it once', () => {
    const number = openSync('/dev/null', 'r')
    const fd = new OwnedFd(number)
    expect(fd.fd).toBe(number)
    fd.close()
    fd.close()
    expect(fd.fd).toBe(-1)
    expect(isOpen(number)).toBe(false)
  })

  it('is closed by `using`', () => {
    let number: number
    {
      using fd = createTestFd(1)
      number = fd.fd
    }
    expect(isOpen(number)).toBe(false)
  })

  it('`release()` gives the fd away open', () => {
    const fd = createTestFd(1)
    const number = fd.release()
    expect(fd.fd).toBe(-1)
    fd.close()
    expect(isOpen(number)).toBe(true)
    closeSync(number)
  })

  it('`dup()` has the same file under another number', () => {
    using fd = createTestFd(4096)
    using copy = fd.dup()
    expect(copy.fd).not.toBe(fd.fd)
    expect(fstatSync(copy.fd).ino).toBe(fstatSync(fd.fd).ino)
  })

  it('`size` is that of the file', () => {
    using fd = createTestFd(8192)
    expect(fd.size).toBe(8192)
  })

  it.each([
    ['a string', '3', 'ERR_INVALID_ARG_TYPE'],
    ['nothing', undefined, 'ERR_INVALID_ARG_TYPE'],
    ['-1', -1, 'ERR_OUT_OF_RANGE'],
    ['a fraction', 1.5, 'ERR_OUT_OF_RANGE'],
    ['NaN', NaN, 'ERR_OUT_OF_RANGE'],
    ['a number that no fd can have', 2 ** 31, 'ERR_OUT_OF_RANGE'],
    ['an fd that is not open', 99999, 'ERR_BAD_FD'],
  ])('the constructor refuses %s', (_, fd, code) => {
    expect(errorOf(() => new OwnedFd(fd as number)).code).toBe(code)
  })

  it('`close()` reports an fd that other code has closed', () => {
    const fd = createTestFd(1)
    closeSync(fd.fd)
    const error = errorOf(() => {
      fd.close()
    })
    expect(error).toMatchObject({ code: 'ERR_SYSTEM', syscall: 'close', errno: 9 })
    expect(error.message).toMatch(/^Cannot close fd \d+: close failed with EBADF$/)
    expect(fd.fd).toBe(-1)
  })
})
