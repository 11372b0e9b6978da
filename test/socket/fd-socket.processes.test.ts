// More than 200 lines, because each case is a separate program.
// A socket between two processes or threads carries memory, and each side survives the end of the other.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fstatSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { createMemfd, FdSocket, mapFd } from '../../src/fd.js'
import { rejectionOf } from '../support/rejection.js'
import { runScript } from '../support/run-script.js'

const rounds = 20

describe('FdSocket between processes', () => {
  it('passes memory to a child and back', async () => {
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

  it('ends when a child is killed, with messages on their way in both directions', async () => {
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

  it('does not crash the process when its fd is closed while it waits, or has two owners', () => {
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

  it('a socket that is garbage collected is closed, with a warning', () => {
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
    expect(stderr).toContain('An FdSocket was garbage collected before it was released')
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

  it('a worker that is terminated while messages arrive does not end the process', () => {
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
