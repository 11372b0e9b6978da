// Errors before any kernel call, and without udmabuf. The other tests are in test/vm, because they need udmabuf.
import { existsSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { createMemfd } from '../../src/fd/index.js'
import { createUdmabuf } from '../../src/dma-buf/index.js'
import { errorOf } from '../support/outcome.js'

describe('createUdmabuf()', () => {
  it.each([
    ['no size', () => createUdmabuf(0), 'ERR_OUT_OF_RANGE'],
    ['a text', () => createUdmabuf('4096' as never), 'ERR_INVALID_ARG_TYPE'],
    ['options that are null', () => createUdmabuf(4096, null as never), 'ERR_INVALID_ARG_TYPE'],
    ['a negative offset', () => createUdmabuf(4096, { offset: -4096 }), 'ERR_OUT_OF_RANGE'],
  ])('refuses %s', (_, call, code) => {
    expect(errorOf(call).code).toBe(code)
  })

  it('checks the memfd first, with or without the device', () => {
    using unsealed = createMemfd(4096)
    expect(errorOf(() => createUdmabuf(4096, { memfd: unsealed })).code).toBe('ERR_FD_ACCESS')
    expect(errorOf(() => createUdmabuf(4096, { memfd: 9999 })).code).toBe('ERR_BAD_FD')
  })

  it('throws with the remedy if the device is missing, and returns a dma-buf if it exists', () => {
    if (existsSync('/dev/udmabuf')) {
      using fd = createUdmabuf(4096)
      expect(fd.kind).toBe('dmabuf')
      return
    }
    using memfd = createMemfd(4096, { sealed: true })
    for (const options of [{}, { memfd }])
      expect(errorOf(() => createUdmabuf(4096, options))).toMatchObject({
        code: 'ERR_FEATURE_MISSING',
        path: '/dev/udmabuf',
        fix: 'sudo modprobe udmabuf',
        message:
          'Cannot open /dev/udmabuf: there is no such device. Load the module with sudo modprobe udmabuf, if the kernel has it (CONFIG_UDMABUF); in a container, pass the device through',
      })
    expect(memfd.size).toBe(4096)
  })
})
