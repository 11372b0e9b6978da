import { describe, expect, it } from '@jest/globals'
import { FdSocket, mapFd, memoryFromFd, type ReceivedFd, shareFd } from '../../src/index.js'
import { createTestFd } from '../support/create-test-fd.js'
import { outcome } from '../support/outcome.js'

/** Sends a part of 8192 bytes over a socket, each of which is its own number modulo 251. */
async function receive(part: { offset?: number; size?: number }): Promise<ReceivedFd> {
  const [here, there] = FdSocket.pair()
  using fd = createTestFd(8192)
  {
    using mapping = mapFd(fd, 8192, 'write')
    mapping.bytes.forEach((_, at) => (mapping.bytes[at] = at % 251))
  }
  await here.send(null, [shareFd(fd, part)])
  const received = await there.receive()
  here.close()
  there.close()
  if (received?.fds[0] === undefined) throw new Error('no fd came')
  return received.fds[0]
}

describe('memoryFromFd()', () => {
  it.each([
    [{}, 8192, 0],
    [{ offset: 5000, size: 100 }, 100, 5000],
  ])('has the bytes that were sent: %j', async (part, size, offset) => {
    const received = await receive(part)
    using memory = memoryFromFd(received)
    expect([memory.size, memory.offset, received.fd.fd]).toEqual([size, offset, -1])
    using mapping = memory.map('readwrite')
    expect([mapping.bytes.length, mapping.bytes[7]]).toEqual([size, (offset + 7) % 251])
  })

  it('is dma-buf memory exactly for a dma-buf', async () => {
    const received = await receive({})
    const { kind } = received
    using memory = memoryFromFd(received)
    expect(memory.constructor.name).toBe(kind === 'dmabuf' ? 'DmaBufMemory' : 'FdMemory')
  })

  it('refuses a size of 0, and fds that were closed or given away, and leaves the fd open', async () => {
    using empty = await receive({ size: 0 })
    expect(outcome(() => memoryFromFd(empty))).toBe('ERR_OUT_OF_RANGE')
    expect(empty.fd.size).toBe(8192)
    using none = await receive({ offset: 5, size: 0 })
    expect(outcome(() => memoryFromFd(none))).toBe('ERR_OUT_OF_RANGE')
    const received = await receive({})
    memoryFromFd(received).dispose()
    expect(outcome(() => memoryFromFd(received))).toBe('ERR_FD_CLOSED')
    expect(outcome(() => memoryFromFd({} as never))).toBe('ERR_INVALID_ARG_TYPE')
  })
})
