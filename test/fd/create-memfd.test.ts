import { ftruncateSync, readlinkSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import { createMemfd, type MemfdOptions } from '../../src/index.js'
import { errorOf } from '../support/outcome.js'
import { runScript } from '../support/run-script.js'

describe('createMemfd()', () => {
  it('makes a memfd of the size, with the name, closed on exec', () => {
    using fd = createMemfd(12345, { name: 'my-frame' })
    expect(fd.kind).toBe('memfd')
    expect(fd.size).toBe(12345)
    expect(readlinkSync(`/proc/self/fd/${fd.fd}`)).toBe('/memfd:my-frame (deleted)')
    const { stdout } = spawnSync('ls', ['-l', '/proc/self/fd'], { encoding: 'utf8' })
    expect(stdout).not.toContain('my-frame')
  })

  it('with `sealed`, its size cannot be changed', () => {
    using fd = createMemfd(4096, { sealed: true })
    expect(() => {
      ftruncateSync(fd.fd, 0)
    }).toThrow('EPERM')
    expect(() => {
      ftruncateSync(fd.fd, 8192)
    }).toThrow('EPERM')
    expect(fd.size).toBe(4096)
  })

  it('without `sealed`, its size can be changed', () => {
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
    ['options that are not an object', 7],
    ['a name that is not a string', { name: 7 }],
    ['a seal that is not a boolean', { sealed: 'yes' }],
  ])('refuses %s', (_, options) => {
    expect(errorOf(() => createMemfd(1, options as MemfdOptions)).code).toBe('ERR_INVALID_ARG_TYPE')
  })

  it.each([
    ['a name of 250 bytes', 'x'.repeat(250)],
    ['a name that is long only in bytes', 'ä'.repeat(125)],
    ['a name with a NUL', 'a\0b'],
  ])('refuses %s', (_, name) => {
    expect(errorOf(() => createMemfd(1, { name })).code).toBe('ERR_OUT_OF_RANGE')
  })

  it('reports the error of the kernel, and leaves no fd open', () => {
    const { stdout } = runScript(`
      import { openSync } from 'node:fs'
      import { createMemfd } from 'gst-allocators'
      createMemfd(1).close()
      const fds = []
      try {
        for (;;) fds.push(createMemfd(1))
      } catch (error) {
        console.log(error.code, error.syscall, error.errno, error.message)
      }
      for (const fd of fds.splice(0, 2)) fd.close()
      try {
        for (;;) fds.push(fds[0].dup())
      } catch (error) {
        console.log(error.code, error.syscall, error.errno)
      }
      for (const fd of fds) fd.close()
    `)
    expect(stdout).toBe(
      'ERR_SYSTEM memfd_create 24 Cannot create a memfd: memfd_create failed with EMFILE\nERR_SYSTEM fcntl 24\n',
    )
  })
})
