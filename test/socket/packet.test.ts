import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createMemfd, FdSocket } from '../../src/fd.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packet-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('the end of a socket', () => {
  it('does not affect later sockets: they receive from a server with an address, and from a pair', async () => {
    const messages: unknown[] = []
    for (const round of [1, 2, 3]) {
      const { client, accepted, close } = await connect()
      await accepted.send(`${round} first`)
      await accepted.send(`${round} second`)
      accepted.close()
      messages.push(...(await receiveAll(client)))
      client.close()
      close()
    }
    const [here, there] = FdSocket.pair()
    await here.send('x')
    using received = await there.receive()
    messages.push(received?.message)
    here.close()
    there.close()
    expect(messages).toEqual(['1 first', '1 second', '2 first', '2 second', '3 first', '3 second', 'x'])
  })

  it('of one among several leaves the others alone, whichever side ends first, and with fds or without', async () => {
    const links = await Promise.all([connect(), connect(), connect()])
    using fd = createMemfd(4096, { sealed: true })
    for (const [at, { client, accepted }] of links.entries()) {
      await client.send('question', [fd])
      using question = await accepted.receive()
      expect(question?.fds).toHaveLength(1)
      await accepted.send('answer', at === 1 ? [] : [fd])
      if (at === 0) accepted.close()
      using answer = await client.receive()
      expect([answer?.message, answer?.fds.length]).toEqual(['answer', at === 1 ? 0 : 1])
      if (at === 0) expect(await client.receive()).toBeNull()
      client.close()
      if (at > 0) expect(await accepted.receive()).toBeNull()
      accepted.close()
    }
    for (const { close } of links) close()
  })
})

let count = 0

/** Connects two sockets, of which the accepted one has an address, which the kernel reports with each message. */
async function connect(): Promise<{ client: FdSocket; accepted: FdSocket; close: () => void }> {
  const server = FdSocket.listen(join(folder, String(count++)))
  const client = await FdSocket.connect(server.path)
  const accepted = await server.accept()
  if (accepted === null) throw new Error('closed')
  return {
    client,
    accepted,
    close: () => {
      server.close()
    },
  }
}

async function receiveAll(socket: FdSocket): Promise<unknown[]> {
  const messages: unknown[] = []
  for (;;) {
    using received = await socket.receive()
    if (received === null) return messages
    messages.push(received.message)
  }
}
