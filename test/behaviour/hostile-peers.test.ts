// More than 200 lines, because it has a case for each kind of message that a hostile peer may send.
// Messages from peers that are malicious or use other software: each fails with the right error, and no fd stays open.
import { openSync, readlinkSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { createMemfd, FdSocket, OwnedFd } from '../../src/fd.js'
import { adoptFd } from '../../src/fd/index.js'
import { sendPacket } from '../../src/socket/packet.js'
import { c, F_ADD_SEALS, F_SEAL_SHRINK, MFD_ALLOW_SEALING, MFD_CLOEXEC } from '../../src/ffi/index.js'
import { openFds, untilClosed } from '../support/open-fds.js'
import { rejectionOf } from '../support/rejection.js'
import { runScript } from '../support/run-script.js'
import { runWithPeer, waitOnce } from '../support/run-with-peer.js'

/** Sends a text as it is, and says what the other side makes of it, and that it can go on. */
async function codeFor(text: string, fds: readonly OwnedFd[] = []): Promise<string> {
  const [here, there] = FdSocket.pair()
  try {
    expect(sendPacket(here.fd, text, fds)).toBe(true)
    await here.send('next')
    const { code } = await rejectionOf(there.receive())
    expect((await there.receive())?.message).toBe('next')
    return code
  } finally {
    here.close()
    there.close()
  }
}

const envelope = (fds: unknown) => JSON.stringify({ 'gst-allocators': 1, fds, message: null })
const memfd = { kind: 'memfd', offset: 0, size: 4096, seals: 7 }

describe('a message from a stranger', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', 'GET / HTTP/1.1\r\n\r\n'],
    ['half of JSON', envelope([]).slice(0, -1)],
    ['JSON that is deeper than a stack', '['.repeat(65_000)],
    ['null', 'null'],
    ['a number', '1'],
    ['an array', '[]'],
    ['no version', '{"fds":[],"message":1}'],
    ['another version', '{"gst-allocators":2,"fds":[],"message":1}'],
    ['no message', '{"gst-allocators":1,"fds":[]}'],
    ['no fds', '{"gst-allocators":1,"message":1}'],
    ['fds that are not an array', envelope({ length: 1 })],
    ['an fd that is nothing', envelope([null])],
    ['a kind that there is not', envelope([{ ...memfd, kind: 'toString' }])],
    ['a size that is negative', envelope([{ ...memfd, size: -1 }])],
    ['a size that is not an integer', envelope([{ ...memfd, size: 1.5 }])],
    ['a size beyond what is exact', envelope([{ ...memfd, size: 2 ** 53 }])],
    ['an offset that is a string', envelope([{ ...memfd, offset: '0' }])],
    ['seals that are null', envelope([{ ...memfd, seals: null }])],
  ])('with %s is ERR_BAD_MESSAGE', async (_, text) => {
    using fd = createMemfd(4096, { sealed: true })
    expect(await codeFor(text)).toBe('ERR_BAD_MESSAGE')
    expect(await codeFor(text, [fd, fd])).toBe('ERR_BAD_MESSAGE')
  })

  it('that is not UTF-8, too long or not JSON is ERR_BAD_MESSAGE', () => {
    const { stdout, status } = runScript(`
      import { spawnSync } from 'node:child_process'
      import { FdSocket } from 'gst-allocators/fd'
      const [socket, theirs] = FdSocket.pair()
      const python = \`
import socket, os
peer = socket.socket(fileno=3)
peer.send(b'\\\\xff\\\\xfe')
fd = os.open('/dev/null', os.O_RDONLY)
socket.send_fds(peer, [b'{' + b' ' * 100000], [fd] * 253)
peer.sendmsg([b'x'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, fd.to_bytes(4, 'little')), (socket.SOL_SOCKET, socket.SCM_RIGHTS, fd.to_bytes(4, 'little'))])
\`
      const { status, stderr } = spawnSync('python3', ['-c', python], { stdio: ['ignore', 'inherit', 'inherit', theirs.fd] })
      theirs.close()
      for (let i = 0; i < 3; i++) console.log(await socket.receive().catch((error) => error.code + ' ' + error.message))
      console.log(await socket.receive())
      socket.close()
    `)
    expect({ stdout, status }).toEqual({
      stdout: [
        'ERR_BAD_MESSAGE Cannot read this message: it is not JSON',
        'ERR_BAD_MESSAGE Cannot read this message: it is longer than 65536 bytes',
        'ERR_BAD_MESSAGE Cannot read this message: it is not JSON',
        'null\n',
      ].join('\n'),
      status: 0,
    })
  })

  it.each([
    ['fewer fds than it announces', [memfd, memfd], 1],
    ['more fds than it announces', [memfd], 2],
    ['fds that it does not announce', [], 1],
    ['no fd where it announces one', [memfd], 0],
    ['a smaller file', [{ ...memfd, size: 4097 }], 1],
    ['a smaller part', [{ ...memfd, offset: 1 }], 1],
    ['a part beyond all numbers', [{ ...memfd, offset: 2 ** 53 - 1, size: 2 ** 53 - 1 }], 1],
    ['another kind', [{ ...memfd, kind: 'dmabuf' }], 1],
    ['seals that are missing', [{ ...memfd, seals: 15 }], 1],
  ])('with %s is ERR_FD_MISMATCH', async (_, announced, count) => {
    using fd = createMemfd(4096, { sealed: true })
    expect(await codeFor(envelope(announced), Array<OwnedFd>(count).fill(fd))).toBe('ERR_FD_MISMATCH')
  })

  it('says how an fd differs', async () => {
    const [here, there] = FdSocket.pair()
    using fd = createMemfd(4096, { sealed: true })
    sendPacket(here.fd, envelope([{ ...memfd, size: 5000 }]), [fd])
    sendPacket(here.fd, envelope([{ ...memfd, kind: 'dmabuf' }]), [fd])
    sendPacket(here.fd, envelope([memfd, memfd]), [fd])
    const errors = [
      await rejectionOf(there.receive()),
      await rejectionOf(there.receive()),
      await rejectionOf(there.receive()),
    ]
    expect(errors.map(({ message, required, found }) => [message, required, found])).toEqual([
      ['Cannot accept an fd: 5000 bytes were announced, but it has 4096', 5000, 4096],
      ['Cannot accept an fd: a dmabuf was announced, but it is a memfd', 'a dmabuf was announced', 'a memfd'],
      ['Cannot accept this message: it announces 2 fds, but 1 arrived', 2, 1],
    ])
    here.close()
    there.close()
  })

  it('without a byte, but with an fd, leaves no fd open', async () => {
    using fd = createMemfd(4096, { sealed: true, name: 'empty-message' })
    expect(await codeFor('', [fd])).toBe('ERR_BAD_MESSAGE')
    expect(readlinkSync(`/proc/self/fd/${fd.fd}`)).toContain('empty-message')
  })

  it('is refused when this process cannot open that many fds, and leaves no fd open', () => {
    const { stdout, status } = runScript(`
      import { execFileSync } from 'node:child_process'
      import { readdirSync } from 'node:fs'
      import { createMemfd, FdSocket } from 'gst-allocators/fd'
      const [here, there] = FdSocket.pair()
      ${waitOnce}
      await waitOnce(there)
      using fd = createMemfd(1, { sealed: true })
      await here.send(1, Array(200).fill(fd))
      await here.send(2)
      const allow = (count) => execFileSync('prlimit', ['--pid', String(process.pid), '--nofile=' + count + ':'])
      allow(1000) // Node.js opens an fd for good when it first starts a process
      const before = readdirSync('/proc/self/fd').length
      allow(before + 20)
      console.log(await there.receive().catch(({ code, required, message }) => [code, required, message.slice(-21)]))
      allow(1000)
      console.log((await there.receive()).message, readdirSync('/proc/self/fd').length - before)
      here.close()
      there.close()
    `)
    expect({ stdout, status }).toEqual({
      stdout: "[ 'ERR_FD_MISMATCH', 200, 'more. Raise ulimit -n' ]\n2 0\n",
      status: 0,
    })
  })

  it('is received when its fd matches the announcement', async () => {
    const [here, there] = FdSocket.pair()
    using fd = createMemfd(4096, { sealed: true })
    const kind = fd.kind
    sendPacket(here.fd, envelope([{ kind, offset: 96, size: 4000, seals: 0, more: 1 }]), [fd])
    using received = await there.receive()
    expect(received?.fds[0]).toMatchObject({ kind, offset: 96, size: 4000 })
    here.close()
    there.close()
  })

  it('with an fd that is not memory is refused even from a trusted sender, and leaves no fd open', async () => {
    const before = openFds()
    const [here, there] = FdSocket.pair()
    using folder = new OwnedFd(openSync('/', 'r'))
    using device = new OwnedFd(openSync('/dev/null', 'r'))
    using socket = adoptFd(c.fcntl(here.fd, 1030, 0))
    const messages: string[] = []
    for (const [kind, fd] of Object.entries({ directory: folder, 'character-device': device, socket }))
      for (const allowUnsealed of [false, true]) {
        sendPacket(here.fd, envelope([{ kind, offset: 0, size: 0, seals: 0 }]), [fd])
        messages.push((await rejectionOf(there.receive({ allowUnsealed }))).message)
      }
    const words = (what: string) => `Cannot accept an fd: it is a ${what}, not a dma-buf, a memfd or a file`
    expect(messages).toEqual(
      ['directory', 'character-device', 'socket'].flatMap((kind) => [words(kind), words(kind)]),
    )
    for (const one of [here, there, folder, device, socket]) one.close()
    await untilClosed(before)
  })

  it('with a memfd of huge pages is refused, unless the receiver trusts the sender', async () => {
    const [here, there] = FdSocket.pair()
    using fd = adoptFd(c.memfd_create('huge', MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_HUGETLB))
    expect(c.fcntl(fd.fd, F_ADD_SEALS, F_SEAL_SHRINK)).toBe(0)
    await here.send(1, [fd])
    await here.send(2, [fd])
    expect(await rejectionOf(there.receive())).toMatchObject({
      code: 'ERR_FD_MISMATCH',
      message: expect.stringContaining('Cannot accept a memfd with huge pages'),
    })
    using received = await there.receive({ allowUnsealed: true })
    expect(received?.fds[0]?.kind).toBe('memfd')
    here.close()
    there.close()
  })

  it('that is empty does not end the socket, even if the peer has closed after sending it', () => {
    const { stdout, stderr, status } = runWithPeer(
      `
def say(text): return b'{"gst-allocators":1,"fds":[],"message":"%s"}' % text
for text in [b'', b'', b'', say(b'alive')]: peer.send(text)
peer.recv(100)
for text in [b'', b'', say(b'last')]: peer.send(text)
`,
      `
      const look = async () => console.log(await socket.receive().then((one) => one && one.message, ({ code }) => code))
      for (let count = 0; count < 4; count++) await look()
      await socket.send('go on')
      await exit
      for (let count = 0; count < 4; count++) await look()
      `,
    )
    expect({ stdout: stdout.split('\n'), stderr, status }).toEqual({
      stdout: [
        ...Array<string>(3).fill('ERR_BAD_MESSAGE'),
        'alive',
        ...Array<string>(2).fill('ERR_BAD_MESSAGE'),
        'last',
        'null',
        '',
      ],
      stderr: '',
      status: 0,
    })
  })

  it('with an epoll fd is refused without reading its fdinfo, which may be endless', () => {
    const { stdout, stderr, status } = runWithPeer(
      `
epoll = select.epoll()
reading, _ = os.pipe()
for _ in range(900): epoll.register(os.dup(reading), 1)
print(len(open('/proc/self/fdinfo/%d' % epoll.fileno()).read()) > 50000, flush=True)
socket.send_fds(peer, [message('anonymous')], [epoll.fileno()])
`,
      `
      const read = () => Number(/rchar: (\\d+)/.exec(readFileSync('/proc/self/io', 'latin1'))[1])
      await exit
      const start = read()
      console.log(await socket.receive().catch((error) => error.message.slice(0, 44)), read() - start < 20000)
      await untilClosed()
      `,
    )
    expect({ stdout, stderr, status }).toEqual({
      stdout: 'True\nCannot accept an fd: it is an anonymous file true\n',
      stderr: '',
      status: 0,
    })
  })
})

/** Of memfd_create. */
const MFD_HUGETLB = 4
