// Files from an untrusted peer neither block the receiver nor stay open.
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'
import { runWithPeer, waitOnce } from '../support/run-with-peer.js'

describe('a message from a stranger', () => {
  it('with a lingering socket does not block the receiver that refuses it', () => {
    const { stdout, stderr, status } = runWithPeer(
      `
listening = socket.create_server(('127.0.0.1', 0))
one = socket.create_connection(listening.getsockname())
other, _ = listening.accept()
one.setblocking(False)
try:
  while True: one.send(bytes(65536))
except BlockingIOError: pass
one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 20))
socket.send_fds(peer, [message('socket')], [one.fileno()])
os.close(one.detach())
# The fd of the message is the last now. Its close ends when what was sent is read, or cannot be any more.
os.kill(os.getppid(), signal.SIGUSR2)
print('went on' if select.select([peer], [], [], 10)[0] else 'was held up', flush=True)
other.close()
`,
      `
      await once(process, 'SIGUSR2')
      console.log(await socket.receive().catch((error) => error.code))
      await socket.send('go on')
      await untilClosed()
      `,
    )
    expect({ stdout, stderr, status }).toEqual({
      stdout: 'ERR_FD_MISMATCH\nwent on\n',
      stderr: '',
      status: 0,
    })
  })

  it('with the pidfd of its sender closes that fd, and may carry 253 other fds', () => {
    const { stdout, stderr, status } = runScript(`
      import { spawnSync } from 'node:child_process'
      import { readdirSync } from 'node:fs'
      import { createMemfd, FdSocket } from 'gst-allocators/fd'
      const [here, there] = FdSocket.pair()
      // SO_PASSCRED, and SO_PASSPIDFD, which Linux has from 6.5 on.
      const python = \`
import socket
inherited = socket.socket(fileno=3)
inherited.setsockopt(socket.SOL_SOCKET, 16, 1)
try: inherited.setsockopt(socket.SOL_SOCKET, 76, 1)
except OSError: pass
\`
      const { status } = spawnSync('python3', ['-c', python], { stdio: ['ignore', 'inherit', 'inherit', there.fd] })
      console.log(status)
      using fd = createMemfd(1, { sealed: true })
      ${waitOnce}
      await waitOnce(there)
      const count = () => readdirSync('/proc/self/fd').length
      const before = count()
      for (const fds of [Array(253).fill(fd), []]) {
        await here.send(1, fds)
        using received = await there.receive()
        console.log(received.fds.length)
      }
      console.log(count() - before)
      here.close()
      there.close()
    `)
    expect({ stdout, stderr, status }).toEqual({ stdout: '0\n253\n0\n0\n', stderr: '', status: 0 })
  })
})
