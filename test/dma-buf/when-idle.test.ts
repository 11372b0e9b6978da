// Errors before any kernel call. The other tests are in test/vm, because they need dma-bufs.
import { describe, expect, it } from '@jest/globals'
import { DmaBufAllocator } from '../../src/allocators/index.js'
import { createMemfd } from '../../src/fd/index.js'
import { whenIdle } from '../../src/dma-buf/index.js'
import { rejectionOf } from '../support/rejection.js'
import { runScript } from '../support/run-script.js'

const wrongOptions = [
  [{ for: 'both' }, 'ERR_OUT_OF_RANGE'],
  [{ signal: 1 }, 'ERR_INVALID_ARG_TYPE'],
  [null, 'ERR_INVALID_ARG_TYPE'],
] as const

describe('whenIdle()', () => {
  it('refuses an fd that is not a dma-buf, and invalid options', async () => {
    using memfd = createMemfd(4096)
    expect((await rejectionOf(whenIdle(memfd))).code).toBe('ERR_NOT_DMABUF')
    for (const [options, code] of wrongOptions)
      expect((await rejectionOf(whenIdle(memfd, options as never))).code).toBe(code)
  })

  it('refuses to wait in a worker, because koffi would crash at its end', () => {
    const { stdout, status } = runScript(`
      import { once } from 'node:events'
      import { isMainThread, parentPort, Worker } from 'node:worker_threads'
      import { whenIdle } from 'gst-allocators/fd'
      if (isMainThread) console.log((await once(new Worker(new URL(import.meta.url)), 'message'))[0])
      else whenIdle(0).catch(({ code }) => parentPort.postMessage(code))
    `)
    expect({ stdout, status }).toEqual({ stdout: 'ERR_WORKER_THREAD\n', status: 0 })
  })
})

describe('DmaBufMemory.idle()', () => {
  it('resolves at once for memory that is not a dma-buf, and rejects after dispose()', async () => {
    const memory = new DmaBufAllocator({ requireDmaBuf: false }).alloc(createMemfd(4096), 4096)
    await memory.idle()
    for (const [options, code] of wrongOptions)
      expect((await rejectionOf(memory.idle(options as never))).code).toBe(code)
    memory.dispose()
    await expect(memory.idle()).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
  })
})
