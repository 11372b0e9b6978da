// More than 200 lines, because one class has many kinds of messages and errors.
import { closeSync, fstatSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { createMemfd, FdSocket, mapFd, OwnedFd, shareFd } from '../../src/fd.js'
import { dupFd } from '../../src/fd/index.js'
import { errorOf, outcome } from '../support/outcome.js'
import { openFds, untilClosed } from '../support/open-fds.js'
import { rejectionOf } from '../support/rejection.js'
import { withPair } from '../support/with-pair.js'

const messages = 10_000

describe('FdSocket', () => {
  it.each([null, true, 0, -1.5, '', 'ä\u{1F600}\0', [], {}, [[], { a: [1, { b: null }] }], { __proto__: 1 }])(
    'carries %j as it is',
    (message) =>
      withPair(async (here, there) => {
        await here.send(message)
        const received = await there.receive()
        expect(received?.message).toEqual(message)
        expect(received?.fds).toEqual([])
      }),
  )

  it('keeps messages apart and in order, also those that were sent before the first receive()', () =>
    withPair(async (here, there) => {
      for (let index = 0; index < 20; index++) await here.send(index)
      for (let index = 0; index < 20; index++) expect((await there.receive())?.message).toBe(index)
      const waiting = [there.receive(), there.receive()]
      await Promise.all([here.send('a'), here.send('b')])
      expect((await Promise.all(waiting)).map((received) => received?.message)).toEqual(['a', 'b'])
    }))

  it('carries memory: the same inode, the same bytes, no copy', () =>
    withPair(async (here, there) => {
      using fd = createMemfd(8192, { sealed: true })
      await here.send('frame', [fd])
      using received = await there.receive()
      const [got] = received?.fds ?? []
      if (got === undefined) throw new Error('no fd came')
      expect(fstatSync(got.fd.fd).ino).toBe(fstatSync(fd.fd).ino)
      expect([got.offset, got.size, got.kind]).toEqual([0, 8192, fd.kind])
      using writing = mapFd(fd, 8192, 'write')
      using reading = got.map()
      writing.bytes[8000] = 12
      expect(reading.bytes[8000]).toBe(12)
    }))

  it('carries a part of a file as one, from a SharedFd', () =>
    withPair(async (here, there) => {
      using fd = createMemfd(8192, { sealed: true })
      {
        using writing = mapFd(fd, 8192, 'write')
        writing.bytes[5000] = 55
      }
      await here.send(null, [shareFd(fd, { offset: 5000, size: 1000 })])
      using received = await there.receive()
      using mapping = received?.fds[0]?.map('readwrite')
      expect([received?.fds[0]?.offset, mapping?.bytes.length, mapping?.bytes[0]]).toEqual([5000, 1000, 55])
    }))

  it('takes fds of its own when it sends: the program may close its own at once', () =>
    withPair(async (here, there) => {
      const fd = createMemfd(4096, { sealed: true })
      const sent = here.send(null, [fd])
      fd.close()
      await sent
      using received = await there.receive()
      expect(received?.fds[0]?.size).toBe(4096)
    }))

  it('carries 253 fds and 65 536 bytes, and refuses more before anything is sent', () =>
    withPair(async (here, there) => {
      using fd = createMemfd(4096, { sealed: true })
      await here.send(null, Array<OwnedFd>(253).fill(fd))
      using received = await there.receive()
      expect(received?.fds).toHaveLength(253)
      expect(await rejectionOf(here.send(null, Array<OwnedFd>(254).fill(fd)))).toMatchObject({
        code: 'ERR_OUT_OF_RANGE',
        found: 254,
        required: 253,
      })
      const overhead = '{"gst-allocators":1,"fds":[],"message":""}'.length
      await here.send('x'.repeat(65_536 - overhead))
      expect((await there.receive())?.message).toHaveLength(65_536 - overhead)
      expect(await rejectionOf(here.send('x'.repeat(65_537 - overhead)))).toMatchObject({
        code: 'ERR_OUT_OF_RANGE',
        size: 65_537,
      })
      await here.send('still there')
      expect((await there.receive())?.message).toBe('still there')
    }))

  it('carries memory only', () =>
    withPair(async (here) => {
      using folder = new OwnedFd(openSync('/', 'r'))
      using device = new OwnedFd(openSync('/dev/null', 'r'))
      const errors = [folder, device, here.fd].map(async (fd) => rejectionOf(here.send(null, [fd])))
      const words = (what: string) => `Cannot send an fd: it is a ${what}, not a dma-buf, a memfd or a file`
      expect((await Promise.all(errors)).map(({ code, message }) => [code, message])).toEqual(
        ['directory', 'character-device', 'socket'].map((kind) => ['ERR_FD_MISMATCH', words(kind)]),
      )
    }))

  it('still delivers the messages of a peer that closed without reading all of its own', () =>
    withPair(async (here, there) => {
      await there.send('never read')
      await here.send('sent')
      here.close()
      expect((await there.receive())?.message).toBe('sent')
      expect(await there.receive()).toBeNull()
    }))

  it('`messages()` leaves the event loop free, also when there is always one more', () =>
    withPair(async (here, there) => {
      let turns = 0
      let isOver = false
      const count = () => {
        turns++
        if (!isOver) setImmediate(count)
      }
      setImmediate(count)
      const end = performance.now() + 100
      const sending = (async () => {
        while (performance.now() < end) await here.send(1)
        here.close()
      })()
      for await (const { message } of there.messages()) expect(message).toBe(1)
      await sending
      isOver = true
      expect(turns).toBeGreaterThan(3)
    }))

  it.each([
    ['nothing', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a bigint', { a: 1n }],
  ])('refuses to send %s', (_, message) =>
    withPair(async (here) => {
      expect((await rejectionOf(here.send(message))).code).toBe('ERR_INVALID_ARG_TYPE')
    }),
  )

  it('refuses to send values that are not fds, closed fds, and fds that now belong to another file', () =>
    withPair(async (here) => {
      using fd = createMemfd(4096, { sealed: true })
      const closed = createMemfd(4096, { sealed: true })
      closed.close()
      const codes = await Promise.all(
        [
          'x',
          [closed],
          [fd, 99999],
          [{ ...shareFd(fd), inode: 1n }],
          [{ ...shareFd(fd), size: 4097 }],
          [null],
          [fd, '3'],
          // eslint-disable-next-line no-sparse-arrays -- a hole is what this is about
          [, fd],
        ].map(async (fds) => (await rejectionOf(here.send(1, fds as never))).code),
      )
      expect(codes).toEqual([
        'ERR_INVALID_ARG_TYPE',
        'ERR_FD_CLOSED',
        'ERR_BAD_FD',
        'ERR_FD_REPLACED',
        'ERR_FD_TOO_SMALL',
        'ERR_INVALID_ARG_TYPE',
        'ERR_INVALID_ARG_TYPE',
        'ERR_INVALID_ARG_TYPE',
      ])
    }))

  it('accepts only the fd of a socket of the right kind', () => {
    const [here, there] = FdSocket.pair()
    const fd = dupFd(here.fd)
    const number = fd.fd
    using copy = new FdSocket(fd)
    expect([copy.fd, fd.fd]).toEqual([number, -1])
    using memfd = createMemfd(4096, { sealed: true })
    expect(outcome(() => new FdSocket(memfd))).toBe('ERR_NOT_SEQPACKET')
    expect(memfd.size).toBe(4096)
    expect(outcome(() => new FdSocket(99999))).toBe('ERR_BAD_FD')
    expect(outcome(() => new FdSocket('3' as never))).toBe('ERR_INVALID_ARG_TYPE')
    here.close()
    there.close()
  })

  it('closes all fds of a message, even if other code has closed one', () =>
    withPair(async (here, there) => {
      using fd = createMemfd(4096, { sealed: true })
      await here.send(null, [fd, fd, fd])
      const received = await there.receive()
      closeSync(received?.fds[0]?.fd.fd ?? -1)
      expect(
        errorOf(() => {
          received?.[Symbol.dispose]()
        }),
      ).toMatchObject({ code: 'ERR_SYSTEM', errno: 9 })
      expect(received?.fds.map((one) => one.fd.fd)).toEqual([-1, -1, -1])
    }))

  it.each([
    [{ signal: 1 }, 'ERR_INVALID_ARG_TYPE'],
    [{ allowUnsealed: 1 }, 'ERR_INVALID_ARG_TYPE'],
    [null, 'ERR_INVALID_ARG_TYPE'],
  ])('refuses the options %j', (options, code) =>
    withPair(async (here) => {
      expect((await rejectionOf(here.receive(options as never))).code).toBe(code)
    }),
  )

  it(
    'thousands of messages with fds arrive, and leave no fd open',
    () =>
      withPair(async (here, there) => {
        using fd = createMemfd(4096, { sealed: true })
        const sending = (async () => {
          for (let index = 0; index < messages; index++) await here.send(index, [fd, fd])
          here.close()
        })()
        let count = 0
        for await (using received of there.messages()) {
          if (received.message !== count++) throw new Error('out of order')
        }
        await sending
        expect(count).toBe(messages)
      }),
    30_000,
  )
})

describe('the receiver', () => {
  it('refuses a memfd that the sender could truncate, unless it trusts the sender', () =>
    withPair(async (here, there) => {
      using fd = createMemfd(4096)
      await here.send(1, [fd])
      await here.send(2, [fd])
      const error = await rejectionOf(there.receive())
      expect(error).toMatchObject({ code: 'ERR_FD_MISMATCH', required: 2, found: 0 })
      using received = await there.receive({ allowUnsealed: true })
      expect(received?.message).toBe(2)
    }))

  it('refuses a file, which cannot be sealed', () =>
    withPair(async (here, there) => {
      const folder = mkdtempSync(join(tmpdir(), 'fd-socket-'))
      try {
        writeFileSync(join(folder, 'file'), 'bytes')
        using fd = new OwnedFd(openSync(join(folder, 'file'), 'r'))
        await here.send(1, [fd])
        await here.send(2, [fd])
        const before = openFds()
        expect((await rejectionOf(there.receive())).code).toBe('ERR_FD_MISMATCH')
        await untilClosed(before)
        using received = await there.receive({ allowUnsealed: true })
        using mapping = received?.fds[0]?.map()
        expect(Buffer.from(mapping?.bytes ?? []).toString()).toBe('bytes')
      } finally {
        rmSync(folder, { recursive: true })
      }
    }))
})
