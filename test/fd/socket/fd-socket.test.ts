import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, fstatSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { createMemfd, FdSocket, mapFd, OwnedFd, shareFd } from '../../../src/fd/public.js'
import { dupFd } from '../../../src/fd/index.js'
import { errorOf, outcome } from '../../support/outcome.js'
import { openFds, untilClosed } from '../../support/open-fds.js'
import { rejectionOf } from '../../support/rejection.js'
import { runScript } from '../../support/run-script.js'

/** Runs something with both ends of a socket, and closes them. */
async function withPair(run: (here: FdSocket, there: FdSocket) => Promise<void>): Promise<void> {
  const [here, there] = FdSocket.pair()
  try {
    await run(here, there)
  } finally {
    here.close()
    there.close()
  }
}

const [messages, rounds] = [10_000, 20]

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

  it('keeps messages apart and in order, those of who sent before the other side asked too', () =>
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
      const words = (what: string) =>
        `Cannot send an fd: it is a ${what}, and only memory can be sent: a dma-buf, a memfd or a file`
      expect((await Promise.all(errors)).map(({ code, message }) => [code, message])).toEqual(
        ['directory', 'character-device', 'socket'].map((kind) => ['ERR_FD_MISMATCH', words(kind)]),
      )
    }))

  it('tells the end, once all was received, to whoever asks', () =>
    withPair(async (here, there) => {
      await here.send(1)
      const [first, second, third] = [there.receive(), there.receive(), there.receive()]
      here.close()
      expect((await first)?.message).toBe(1)
      expect([await second, await third, await there.receive()]).toEqual([null, null, null])
      expect((await rejectionOf(there.send(1))).code).toBe('ERR_PEER_CLOSED')
    }))

  it('still hands out what was sent by who closed without having read all', () =>
    withPair(async (here, there) => {
      await there.send('never read')
      await here.send('sent')
      here.close()
      expect((await there.receive())?.message).toBe('sent')
      expect(await there.receive()).toBeNull()
    }))

  it('closed here, gives no more messages, and refuses to send', () =>
    withPair(async (here) => {
      const waiting = here.receive()
      here.close()
      here.close()
      expect([await waiting, await here.receive(), here.fd, here.closed]).toEqual([null, null, -1, true])
      expect((await rejectionOf(here.send(1))).code).toBe('ERR_SOCKET_CLOSED')
    }))

  it('waits when the other side does not keep up, and loses nothing and no order', () =>
    withPair(async (here, there) => {
      const text = 'x'.repeat(60_000)
      let sent = 0
      const sending = Promise.all(
        Array.from({ length: 50 }, async (_, index) => {
          await here.send({ index, text })
          sent++
        }),
      )
      await new Promise((resolve) => setImmediate(resolve))
      expect(sent).toBeGreaterThan(0)
      expect(sent).toBeLessThan(50)
      for (let index = 0; index < 50; index++)
        expect((await there.receive())?.message).toMatchObject({ index })
      await sending
    }))

  it('what waits to be sent ends with the socket, on either side', () =>
    withPair(async (here, there) => {
      using fd = createMemfd(4096, { sealed: true })
      const fill = () => Array.from({ length: 20 }, () => here.send('x'.repeat(60_000), [fd]))
      const results = Promise.allSettled(fill())
      await new Promise((resolve) => setImmediate(resolve))
      there.close()
      const codes = (await results).map((result) =>
        result.status === 'fulfilled' ? 'ok' : (result.reason as { code: string }).code,
      )
      expect(new Set(codes)).toEqual(new Set(['ok', 'ERR_PEER_CLOSED']))
    }))

  it('closed here while something waits to be sent, says so', () =>
    withPair(async (here) => {
      const results = Promise.allSettled(Array.from({ length: 20 }, () => here.send('x'.repeat(60_000))))
      await new Promise((resolve) => setImmediate(resolve))
      here.close()
      const codes = (await results).map((result) =>
        result.status === 'fulfilled' ? 'ok' : (result.reason as { code: string }).code,
      )
      expect(new Set(codes)).toEqual(new Set(['ok', 'ERR_SOCKET_CLOSED']))
    }))

  it('an AbortSignal ends the waiting, and nothing is lost by it', () =>
    withPair(async (here, there) => {
      const controller = new AbortController()
      const reason = new Error('enough')
      const waiting = [there.receive({ signal: controller.signal }), there.receive()]
      const results = Promise.allSettled(waiting)
      controller.abort(reason)
      await here.send('for who still waits')
      expect(await results).toMatchObject([
        { status: 'rejected', reason },
        { status: 'fulfilled', value: { message: 'for who still waits' } },
      ])
      await expect(there.receive({ signal: controller.signal })).rejects.toBe(reason)
      await expect(there.messages({ signal: AbortSignal.abort() }).next()).rejects.toThrow('aborted')
      await expect(here.send(1, [], { signal: controller.signal })).rejects.toBe(reason)
    }))

  it('an AbortSignal takes back what waits to be sent', () =>
    withPair(async (here, there) => {
      const controller = new AbortController()
      using fd = createMemfd(4096, { sealed: true })
      const kept = Array.from({ length: 20 }, (_, index) =>
        here.send({ index, text: 'x'.repeat(60_000) }, [fd]),
      )
      const given = here.send('never', [fd], { signal: controller.signal })
      const results = Promise.allSettled([given])
      controller.abort()
      expect(await results).toMatchObject([{ status: 'rejected', reason: { name: 'AbortError' } }])
      const last = here.send('last')
      for (let index = 0; index < 20; index++) {
        using received = await there.receive()
        expect(received?.message).toMatchObject({ index })
      }
      expect((await there.receive())?.message).toBe('last')
      await Promise.all([...kept, last])
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

  it('refuses to send what is no fd, was closed, or belongs to another file now', () =>
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

  it('takes over a socket of the right kind, and nothing else', () => {
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

  it('closes all fds of a message, also when one was closed behind it', () =>
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

  it('takes one signal for any number of calls', () =>
    withPair(async (here) => {
      const warnings: Error[] = []
      const note = (warning: Error) => warnings.push(warning)
      process.on('warning', note)
      const controller = new AbortController()
      const waiting = Array.from({ length: 20 }, () => here.receive({ signal: controller.signal }))
      controller.abort()
      for (const one of await Promise.allSettled(waiting))
        expect(one).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } })
      await new Promise((resolve) => setImmediate(resolve))
      process.off('warning', note)
      expect(warnings).toEqual([])
    }))

  it('looks at a signal once, and refuses what only looks like one', () =>
    withPair(async (here) => {
      let looks = 0
      const options = {
        get signal() {
          return looks++ === 0 ? AbortSignal.abort() : 'another'
        },
      }
      await expect(here.receive(options as never)).rejects.toThrow('aborted')
      const signal = Object.create(AbortSignal.prototype) as AbortSignal
      expect((await rejectionOf(here.receive({ signal }))).code).toBe('ERR_INVALID_ARG_TYPE')
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
    'thousands of messages with fds go through, and leave nothing behind',
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
  it('refuses a memfd that could be cut short under it, unless it trusts the sender', () =>
    withPair(async (here, there) => {
      using fd = createMemfd(4096)
      await here.send(1, [fd])
      await here.send(2, [fd])
      const error = await rejectionOf(there.receive())
      expect(error).toMatchObject({ code: 'ERR_FD_MISMATCH', required: 2, found: 0 })
      using received = await there.receive({ allowUnsealed: true })
      expect(received?.message).toBe(2)
    }))

  it('refuses a file, which nobody can seal', () =>
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

describe('FdSocket between processes', () => {
  it('hands memory to a child and back', async () => {
    const [socket, theirs] = FdSocket.pair()
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { FdSocket } from 'gst-allocators/fd'
         const socket = new FdSocket(3)
         const received = await socket.receive()
         const mapping = received.fds[0].map('readwrite')
         mapping.bytes[1] = mapping.bytes[0] * 2
         mapping.unmap()
         await socket.send({ pid: process.pid }, [received.fds[0].fd])
         received[Symbol.dispose]()
         socket.close()`,
      ],
      { stdio: ['ignore', 'inherit', 'inherit', theirs.fd] },
    )
    theirs.close()
    const exit = once(child, 'exit')
    using fd = createMemfd(4096, { sealed: true })
    using mapping = mapFd(fd, 4096, 'readwrite')
    mapping.bytes[0] = 21
    await socket.send('double it', [fd])
    using back = await socket.receive()
    expect(back?.message).toEqual({ pid: child.pid })
    expect(fstatSync(back?.fds[0]?.fd.fd ?? -1).ino).toBe(fstatSync(fd.fd).ino)
    expect(mapping.bytes[1]).toBe(42)
    expect(await socket.receive()).toBeNull()
    socket.close()
    expect(await exit).toEqual([0, null])
  })

  it('hears when a child is killed, with messages on their way to it, and from it', async () => {
    const [socket, theirs] = FdSocket.pair()
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { createMemfd, FdSocket } from 'gst-allocators/fd'
         const socket = new FdSocket(3)
         const fd = createMemfd(4096, { sealed: true })
         for (;;) await socket.send('x'.repeat(50_000), [fd])`,
      ],
      { stdio: ['ignore', 'inherit', 'inherit', theirs.fd] },
    )
    theirs.close()
    const exit = once(child, 'exit')
    using fd = createMemfd(4096, { sealed: true })
    const sending = Promise.allSettled(
      Array.from({ length: 20 }, () => socket.send('y'.repeat(50_000), [fd])),
    )
    using first = await socket.receive()
    expect(first?.fds).toHaveLength(1)
    child.kill('SIGKILL')
    for await (using received of socket.messages()) {
      expect(received.fds).toHaveLength(1)
    }
    expect((await sending).some(({ status }) => status === 'rejected')).toBe(true)
    expect((await rejectionOf(socket.send(1))).code).toBe('ERR_PEER_CLOSED')
    socket.close()
    await exit
  })

  it('a waiting receive keeps the process alive, and an idle socket does not', () => {
    const { stdout, status } = runScript(`
      import { FdSocket } from 'gst-allocators/fd'
      const [here, there] = FdSocket.pair()
      setTimeout(() => here.send('late'), 50).unref()
      setTimeout(() => undefined, 100)
      console.log((await there.receive()).message)
    `)
    expect({ stdout, status }).toEqual({ stdout: 'late\n', status: 0 })
  })

  it('may be waited for, aborted and closed while the process ends', () => {
    const { stdout, stderr, status } = runScript(`
      import { FdSocket } from 'gst-allocators/fd'
      const [here, there] = FdSocket.pair()
      const [late, later] = FdSocket.pair()
      const controller = new AbortController()
      here.receive({ signal: controller.signal }).catch(() => undefined)
      process.on('exit', () => {
        controller.abort()
        here.receive()
        there.send(1)
        late.receive()
        later.send(2)
        there.close()
        console.log('end')
      })
      setImmediate(() => process.exit())
    `)
    expect({ stdout, stderr, status }).toEqual({ stdout: 'end\n', stderr: '', status: 0 })
  })

  it('may be waited for the first time while the process ends', () => {
    const { stdout, stderr, status } = runScript(`
      import { FdSocket } from 'gst-allocators/fd'
      const [late, later] = FdSocket.pair()
      process.on('exit', () => {
        late.receive()
        later.send(1)
        console.log('end')
      })
    `)
    expect({ stdout, stderr, status }).toEqual({ stdout: 'end\n', stderr: '', status: 0 })
  })

  it('ends nobody when its number is closed while it waits, or has two owners', () => {
    const { stdout, stderr, status } = runScript(`
      import { closeSync } from 'node:fs'
      import { FdSocket } from 'gst-allocators/fd'
      const [here, there] = FdSocket.pair()
      const second = new FdSocket(here.fd)
      const both = Promise.all([here.receive(), second.receive()])
      await there.send(1)
      await there.send(2)
      console.log((await both).map(({ message }) => message).sort())
      const waiting = here.receive().catch(({ code }) => code)
      closeSync(here.fd)
      const [other, another] = FdSocket.pair() // which has the number now
      const received = other.receive()
      await another.send('mine')
      console.log(other.fd === second.fd, (await received).message)
      here.close() // which closes it: it has its number
      console.log(await waiting)
    `)
    expect({ stdout, stderr, status }).toEqual({
      stdout: '[ 1, 2 ]\ntrue mine\nnull\n',
      stderr: '',
      status: 0,
    })
  })

  it('one that is forgotten is closed, with a warning', () => {
    const { stdout, stderr, status } = runScript(
      `
      import { FdSocket } from 'gst-allocators/fd'
      const [here] = FdSocket.pair()
      const waiting = here.receive()
      for (let round = 0; round < 20; round++) {
        gc()
        await new Promise((resolve) => setImmediate(resolve))
      }
      console.log(await waiting)
      `,
      ['--expose-gc'],
    )
    expect({ stdout, status }).toEqual({ stdout: 'null\n', status: 0 })
    expect(stderr).toContain('An FdSocket was garbage collected and only then released')
  })

  it('works in a worker, and one that is terminated while it waits leaves nothing open', () => {
    const { stdout, stderr, status } = runScript(`
      import { once } from 'node:events'
      import { readdirSync } from 'node:fs'
      import { isMainThread, parentPort, Worker } from 'node:worker_threads'
      import { createMemfd, FdSocket } from 'gst-allocators/fd'
      if (isMainThread) {
        let before
        for (let round = 0; round <= ${rounds}; round++) {
          const worker = new Worker(new URL(import.meta.url))
          await once(worker, 'message')
          await worker.terminate()
          before ??= readdirSync('/proc/self/fd').length
        }
        console.log(readdirSync('/proc/self/fd').length - before)
      } else {
        const [here, there] = FdSocket.pair()
        const fd = createMemfd(4096, { sealed: true })
        const sending = (async () => { for (let count = 0; count < 100; count++) await here.send('x'.repeat(10_000), [fd]) })()
        for (let count = 0; count < 100; count++) (await there.receive())[Symbol.dispose]()
        await sending
        parentPort.postMessage('ready')
        await there.receive()
      }
    `)
    expect({ stdout, stderr, status }).toEqual({ stdout: '0\n', stderr: '', status: 0 })
  })

  it('a worker that is terminated while messages come ends nobody else', () => {
    const { stdout, stderr, status } = runScript(`
      import { once } from 'node:events'
      import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
      import { createMemfd, FdSocket } from 'gst-allocators/fd'
      if (isMainThread) {
        using fd = createMemfd(4096, { sealed: true })
        for (let round = 0; round < ${rounds / 2}; round++) {
          const [here, there] = FdSocket.pair()
          const worker = new Worker(new URL(import.meta.url), { workerData: there.fd })
          await once(worker, 'message')
          // To take one keeps it busy for milliseconds.
          const sending = Promise.allSettled(Array.from({ length: 20 }, () => here.send(1, Array(100).fill(fd))))
          await once(worker, 'message')
          await worker.terminate()
          here.close()
          there.close()
          await sending
        }
        console.log('alive')
      } else {
        const socket = new FdSocket(workerData)
        // All of them wait before there is anything, so that the event loop gives each what it waits for.
        const waiting = Array.from({ length: 20 }, async () => {
          using received = await socket.receive()
          parentPort.postMessage('one')
        })
        parentPort.postMessage('waits')
        await Promise.all(waiting)
      }
    `)
    expect({ stdout, stderr, status }).toEqual({ stdout: 'alive\n', stderr: '', status: 0 })
  })
})
