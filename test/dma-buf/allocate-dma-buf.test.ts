import { existsSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { allocateDmaBuf } from '../../src/dma-buf/index.js'
import { errorOf } from '../support/outcome.js'
import { runScript } from '../support/run-script.js'

describe('allocateDmaBuf()', () => {
  it('refuses an invalid size', () => {
    expect(errorOf(() => allocateDmaBuf(0)).code).toBe('ERR_OUT_OF_RANGE')
  })

  it('throws ERR_SYSTEM, not ERR_NO_DMABUF, if no fd is left', () => {
    const { stdout, stderr } = runScript(`
      import { openSync } from 'node:fs'
      import { allocateDmaBuf, listDevices } from 'gst-allocators'
      import { execFileSync } from 'node:child_process'
      execFileSync('prlimit', ['--pid', String(process.pid), '--nofile=100:'])
      try {
        for (;;) openSync('/dev/null')
      } catch (error) {
        console.log(error.code)
      }
      for (const call of [() => allocateDmaBuf(4096), listDevices]) {
        try {
          call()
        } catch ({ name, code, errno }) {
          console.log(name, code, errno)
        }
      }
    `)
    expect({ stdout, stderr }).toEqual({
      stdout: 'EMFILE\nGstAllocatorsError ERR_SYSTEM 24\nGstAllocatorsError ERR_SYSTEM 24\n',
      stderr: '',
    })
  })

  it('lists each source with the reason of its failure, or returns a dma-buf if one works', () => {
    if (existsSync('/dev/udmabuf') || existsSync('/dev/dma_heap')) {
      using fd = allocateDmaBuf(4096)
      expect(fd.kind).toBe('dmabuf')
      return
    }
    const error = errorOf(() => allocateDmaBuf(4096))
    expect(error).toMatchObject({ code: 'ERR_NO_DMABUF', size: 4096, fix: 'sudo modprobe udmabuf' })
    expect(error.message.split('\n')).toEqual([
      'Cannot allocate a dma-buf of 4096 bytes: no source on this machine could provide it',
      expect.stringMatching(/^ {2}Cannot open \/dev\/udmabuf: there is no such device/),
      expect.stringMatching(/^ {2}Cannot open \/dev\/dma_heap\/system: there is no such device/),
    ])
    const { errors } = error.cause as AggregateError
    expect(errors).toEqual([
      expect.objectContaining({ code: 'ERR_FEATURE_MISSING' }),
      expect.objectContaining({ code: 'ERR_FEATURE_MISSING' }),
    ])
  })
})
