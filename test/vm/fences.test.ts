// Dma-bufs in use by a device. The device is vgem, which a test keeps busy for as long as it needs.
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { DmaBufAllocator } from '../../src/allocators/index.js'
import { createUdmabuf, exportSyncFile, importSyncFile, whenIdle } from '../../src/dma-buf/index.js'
import type { DmaBufMemory } from '../../src/memory/index.js'
import { errorOf } from '../support/outcome.js'
import { DrmCard } from './support/drm-card.js'

const size = 128 * 128 * 4
let vgem: DrmCard
let allocator: DmaBufAllocator

beforeAll(() => {
  // GStreamer is loaded now, and not while the seconds of a fence run.
  allocator = new DmaBufAllocator()
  vgem = new DrmCard('vgem')
})

afterAll(() => {
  vgem[Symbol.dispose]()
})

function create(): { memory: DmaBufMemory; handle: number } {
  const { fd, handle } = vgem.create(128, 128)
  return { memory: allocator.alloc(fd, size), handle }
}

/** Tells whether a promise is still open once the event loop has looked at what is ready, which an idle dma-buf is. */
async function isPending(promise: Promise<void>): Promise<boolean> {
  let pending = true
  promise.then(
    () => (pending = false),
    () => (pending = false),
  )
  for (const access of ['read', 'write'] as const) {
    using idle = createUdmabuf(4096)
    await whenIdle(idle, { for: access })
  }
  return pending
}

describe('memory.idle()', () => {
  it('waits for a writing device, before reading and before writing', async () => {
    const { memory, handle } = create()
    const end = vgem.makeBusy(handle, 'write')
    const waits = [memory.idle({ for: 'read' }), memory.idle({ for: 'write' }), memory.idle()]
    for (const wait of waits) expect(await isPending(wait)).toBe(true)
    end()
    await Promise.all(waits)
    memory.dispose()
  })

  it('waits for a reading device only before writing', async () => {
    const { memory, handle } = create()
    const end = vgem.makeBusy(handle, 'read')
    await memory.idle({ for: 'read' })
    const wait = memory.idle({ for: 'write' })
    expect(await isPending(wait)).toBe(true)
    end()
    await wait
    memory.dispose()
  })

  it('ends when it is aborted, or the memory is disposed meanwhile', async () => {
    const { memory, handle } = create()
    const end = vgem.makeBusy(handle, 'write')
    const reason = new Error('enough')
    const controller = new AbortController()
    const aborted = memory.idle({ signal: controller.signal })
    const wait = memory.idle()
    controller.abort(reason)
    await expect(aborted).rejects.toBe(reason)
    await expect(memory.idle({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    memory.dispose()
    expect(await isPending(wait)).toBe(true)
    end()
    await wait
  })

  it('needs no thread, for a hundred at once', async () => {
    const { memory, handle } = create()
    const end = vgem.makeBusy(handle, 'write')
    const threads = readdirSync('/proc/self/task').length
    const waits = Array.from({ length: 100 }, () => memory.idle({ for: 'read' }))
    expect(await isPending(Promise.all(waits).then(() => undefined))).toBe(true)
    expect(readdirSync('/proc/self/task').length).toBe(threads)
    end()
    await Promise.all(waits)
    memory.dispose()
  })
})

describe('exportSyncFile() and importSyncFile()', () => {
  it('carry the fences of one dma-buf over to another', async () => {
    const { memory, handle } = create()
    using target = createUdmabuf(4096)
    const end = vgem.makeBusy(handle, 'write')
    memory.exportSyncFile('read')[Symbol.dispose]()
    using fence = memory.exportSyncFile('write')
    importSyncFile(target, fence, 'write')
    fence.close()
    memory.dispose()
    const wait = whenIdle(target, { for: 'read' })
    expect(await isPending(wait)).toBe(true)
    end()
    await wait
  })

  it('stand for a reader only, if the options say so', async () => {
    const { memory, handle } = create()
    using target = allocator.alloc(createUdmabuf(4096), 4096)
    const end = vgem.makeBusy(handle, 'read')
    using fence = exportSyncFile(memory.fd, 'write')
    target.importSyncFile(fence, 'read')
    await target.idle({ for: 'read' })
    const wait = target.idle({ for: 'write' })
    expect(await isPending(wait)).toBe(true)
    end()
    await wait
    memory.dispose()
  })

  it('resolves at once if no device is busy, and refuses an fd that is not a sync file', async () => {
    using one = createUdmabuf(4096)
    using fence = exportSyncFile(one, 'write')
    importSyncFile(one, fence, 'write')
    await whenIdle(one)
    expect(
      errorOf(() => {
        importSyncFile(one, one, 'read')
      }),
    ).toMatchObject({ code: 'ERR_SYSTEM', syscall: 'ioctl', errno: 22 })
  })
})
