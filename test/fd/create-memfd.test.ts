import { ftruncateSync, readlinkSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import { createMemfd, type MemfdOptions } from '../../src/index.js'
import { errorOf } from '../support/outcome.js'

describe('createMemfd()', () => {
  it('makes a memfd of the size, with the name, closed on exec', () => {
    using fd = createMemfd(12345, { name: 'my-frame' })
    expect(fd.kind).toBe('memfd')
    expect(fd.size).toBe(12345)
    expect(readlinkSync(`/proc/self/fd/${fd.fd}`)).toBe('/memfd:my-frame (deleted)')
    const { stdout } = spawnSync('ls', ['-l', '/proc/self/fd'], { encoding: 'utf8' })
    expect(stdout).not.toContain('my-frame')
  })

  it('with `sealed`, nobody can change its size', () => {
    using fd = createMemfd(4096, { sealed: true })
    expect(() => {
      ftruncateSync(fd.fd, 0)
    }).toThrow('EPERM')
    expect(() => {
      ftruncateSync(fd.fd, 8192)
    }).toThrow('EPERM')
    expect(fd.size).toBe(4096)
  })

  it('without `sealed`, its owner can', () => {
    using fd = createMemfd(4096)
    ftruncateSync(fd.fd, 8192)
    expect(fd.size).toBe(8192)
  })

  it.each([
    ['no size', undefined, 'ERR_INVALID_ARG_TYPE'],
    ['a bigint', 4096n, 'ERR_INVALID_ARG_TYPE'],
    ['size 0', 0, 'ERR_OUT_OF_RANGE'],
    ['a negative size', -4096, 'ERR_OUT_OF_RANGE'],
    ['Infinity', Infinity, 'ERR_OUT_OF_RANGE'],
  ])('refuses %s', (_, size, code) => {
    expect(errorOf(() => createMemfd(size as number)).code).toBe(code)
  })

  it.each([
    ['options that are no object', 7],
    ['a name that is no string', { name: 7 }],
    ['a seal that is no boolean', { sealed: 'yes' }],
  ])('refuses %s', (_, options) => {
    expect(errorOf(() => createMemfd(1, options as MemfdOptions)).code).toBe('ERR_INVALID_ARG_TYPE')
  })

  it('says what the kernel refused, and leaves no fd behind', () => {
    expect(errorOf(() => createMemfd(1, { name: 'x'.repeat(250) }))).toMatchObject({
      code: 'ERR_SYSTEM',
      syscall: 'memfd_create',
      errno: 22,
      message: 'Cannot create a memfd: memfd_create failed with EINVAL',
    })
  })
})
