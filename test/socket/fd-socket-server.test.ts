// More than 200 lines, because one class has many ways to listen, accept and close.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createMemfd, FdSocket, FdSocketServer } from '../../src/fd.js'
import { errorOf, outcome } from '../support/outcome.js'
import { rejectionOf } from '../support/rejection.js'
import { runScript } from '../support/run-script.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fd-socket-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('FdSocketServer', () => {
  it('returns a socket for each connection, and removes its file at the end', async () => {
    const path = join(folder, 'frames')
    const server = FdSocket.listen(path)
    using fd = createMemfd(4096, { sealed: true })
    const clients = await Promise.all([FdSocket.connect(path), FdSocket.connect(path)])
    await Promise.all(clients.map((client, index) => client.send(index, [fd])))
    const messages: unknown[] = []
    for await (const socket of server) {
      using received = await socket.receive()
      messages.push(received?.message)
      expect(received?.fds).toHaveLength(1)
      socket.close()
      if (messages.length === 2) server.close()
    }
    expect(messages.sort()).toEqual([0, 1])
    for (const client of clients) {
      expect(await client.receive()).toBeNull()
      client.close()
    }
    expect([existsSync(path), server.closed, await server.accept()]).toEqual([false, true, null])
    server.close()
  })

  it('waits for connections until it is closed or its signal is aborted', async () => {
    using server = FdSocket.listen(join(folder, 'waits'))
    const controller = new AbortController()
    const aborted = Promise.allSettled([server.accept({ signal: controller.signal })])
    const accepted = server.accept()
    controller.abort()
    const client = await FdSocket.connect(server.path)
    const socket = await accepted
    expect(await aborted).toMatchObject([{ status: 'rejected', reason: { name: 'AbortError' } }])
    await client.send('hello')
    expect((await socket?.receive())?.message).toBe('hello')
    const last = server.accept()
    server.close()
    expect(await last).toBeNull()
    client.close()
    socket?.close()
  })

  it('throws if another server listens there, and keeps the file of that server', async () => {
    const path = join(folder, 'taken')
    using server = FdSocket.listen(path)
    expect(errorOf(() => FdSocket.listen(path))).toMatchObject({
      code: 'ERR_SYSTEM',
      syscall: 'bind',
      errno: 98,
      path,
    })
    ;(await FdSocket.connect(path)).close()
    expect(server.closed).toBe(false)
  })

  it('does not remove a file that is not a socket, or a socket of another type in use', async () => {
    const path = join(folder, 'file')
    writeFileSync(path, 'precious')
    expect(errorOf(() => FdSocket.listen(path)).errno).toBe(98)
    expect(existsSync(path)).toBe(true)
    const stream = join(folder, 'stream')
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(stream, resolve))
    expect(errorOf(() => FdSocket.listen(stream)).errno).toBe(98)
    const error = await rejectionOf(FdSocket.connect(stream))
    expect([error.code, error.message]).toEqual([
      'ERR_NOT_SEQPACKET',
      expect.stringContaining('not with node:net'),
    ])
    await new Promise((resolve) => other.close(resolve))
  })

  it('replaces a server whose process has ended', async () => {
    const path = join(folder, 'stale')
    const { status } = runScript(`
      import { FdSocket } from 'gst-allocators/fd'
      FdSocket.listen(${JSON.stringify(path)})
      process.kill(process.pid, 'SIGKILL')
    `)
    expect([status, existsSync(path)]).toEqual([null, true])
    expect((await rejectionOf(FdSocket.connect(path))).message).toBe(
      `Cannot connect to ${path}: connect failed with ECONNREFUSED, because no process listens there`,
    )
    using server = FdSocket.listen(path)
    ;(await FdSocket.connect(server.path)).close()
  })

  it('does not remove the file of a server that has replaced it', () => {
    const path = join(folder, 'moved')
    const first: FdSocketServer = FdSocket.listen(path)
    renameSync(path, join(folder, 'elsewhere'))
    using second = FdSocket.listen(path)
    first.close()
    expect([existsSync(second.path), second.closed]).toEqual([true, false])
  })

  it('removes its file even if the working directory has changed', () => {
    const { stdout, stderr, status } = runScript(`
      import { existsSync } from 'node:fs'
      import { FdSocket } from 'gst-allocators/fd'
      process.chdir(${JSON.stringify(folder)})
      const server = FdSocket.listen('relative')
      console.log(existsSync('relative'))
      process.chdir('/')
      server.close()
      console.log(existsSync(${JSON.stringify(join(folder, 'relative'))}))
    `)
    expect({ stdout, stderr, status }).toEqual({ stdout: 'true\nfalse\n', stderr: '', status: 0 })
  })

  it('is closed, and pending calls settle, even if its file cannot be found', async () => {
    const inner = join(folder, 'inner')
    mkdirSync(inner)
    const server = FdSocket.listen(join(inner, 'socket'))
    const waiting = server.accept()
    renameSync(inner, `${inner}-moved`)
    writeFileSync(inner, 'a file')
    expect(
      errorOf(() => {
        server.close()
      }),
    ).toMatchObject({ code: 'ERR_SYSTEM', path: server.path, errno: 20 })
    expect([await waiting, server.closed]).toEqual([null, true])
    server.close()
  })

  it('continues when fds are available again', () => {
    const { stdout, stderr, status } = runScript(`
      import { execFileSync } from 'node:child_process'
      import { closeSync, openSync } from 'node:fs'
      import { FdSocket } from 'gst-allocators/fd'
      const server = FdSocket.listen(${JSON.stringify(join(folder, 'few-fds'))})
      const clients = await Promise.all([1, 2, 3].map(() => FdSocket.connect(server.path)))
      const allow = (count) => execFileSync('prlimit', ['--pid', String(process.pid), '--nofile=' + count + ':'])
      allow(1000)
      const iterator = server[Symbol.asyncIterator]()
      ;(await iterator.next()).value.close()
      const free = openSync('/dev/null')
      closeSync(free)
      allow(free) // the first number that is not to be had
      console.log(await server.accept().catch(({ code, errno }) => [code, errno]))
      const next = iterator.next()
      // The first of these is tried at once, and in vain.
      await new Promise((resolve) => setImmediate(resolve))
      clients[0].close()
      ;(await next).value.close()
      const last = iterator.next()
      server.close()
      const { value } = await last
      value?.close()
      for (const client of clients) client.close()
      console.log('end')
    `)
    expect({ stdout, stderr, status }).toEqual({
      stdout: "[ 'ERR_SYSTEM', 24 ]\nend\n",
      stderr: '',
      status: 0,
    })
  })

  it('loses none of many simultaneous connections', async () => {
    using server = FdSocket.listen(join(folder, 'many'))
    const connecting = Promise.all(Array.from({ length: 300 }, () => FdSocket.connect(server.path)))
    const accepted: FdSocket[] = []
    while (accepted.length < 300) {
      const socket = await server.accept()
      if (socket !== null) accepted.push(socket)
    }
    for (const socket of [...(await connecting), ...accepted]) socket.close()
    expect(accepted).toHaveLength(300)
  })

  it('stops connecting when the signal is aborted', async () => {
    using server = FdSocket.listen(join(folder, 'full'))
    const waiting = Array.from({ length: 129 }, () => FdSocket.connect(server.path))
    const controller = new AbortController()
    const given = Promise.allSettled([FdSocket.connect(server.path, { signal: controller.signal })])
    controller.abort()
    expect(await given).toMatchObject([{ status: 'rejected', reason: { name: 'AbortError' } }])
    for (const socket of await Promise.all(waiting)) socket.close()
  })

  it.each([
    ['', 'ERR_OUT_OF_RANGE'],
    ['a\0b', 'ERR_OUT_OF_RANGE'],
    ['ä'.repeat(54), 'ERR_OUT_OF_RANGE'],
    [1, 'ERR_INVALID_ARG_TYPE'],
    ['/nonexistent/socket', 'ERR_SYSTEM'],
  ])('refuses the path %j', async (path, code) => {
    expect(outcome(() => FdSocket.listen(path as never))).toBe(code)
    expect(outcome(() => FdSocket.listen(path as never))).toBe(code)
    expect((await rejectionOf(FdSocket.connect(path as never))).code).toBe(code)
  })
})
