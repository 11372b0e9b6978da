// A peer can send a file of its own file system, which may never answer. Runs in the lab, because that may hang.
import { describe, expect, it } from '@jest/globals'
import { runWithPeer } from '../support/run-with-peer.js'

/** A file system that answers until it is told to be silent. Then it logs requests, and waits for the other side. */
const fuse = `
import ctypes, tempfile
libc = ctypes.CDLL(None)
device = os.open('/dev/fuse', os.O_RDWR)
if libc.unshare(0x20000) != 0 or libc.mount(b'none', b'/', None, 0x44000, None) != 0: sys.exit('no mounts')
folder = tempfile.mkdtemp()
if libc.mount(b'x', folder.encode(), b'fuse', 0, b'fd=%d,rootmode=40000,user_id=0,group_id=0' % device) != 0: sys.exit('no FUSE')
asked = []
go_on = threading.Event()
silent = False
def attributes(inode):
  return struct.pack('<QQQQQQIIIIIIIIII', inode, 4096, 8, 0, 0, 0, 0, 0, 0, 0o40755 if inode == 1 else 0o100644, 1, 0, 0, 0, 4096, 0)
def serve():
  while True:
    _, call, unique, node = struct.unpack('<IIQQ', os.read(device, 200000)[:24])
    if silent:
      asked.append({3: 'getattr', 17: 'statfs', 25: 'flush', 52: 'statx'}.get(call, call))
      if not go_on.wait(10): asked.append('held up')
    answer = {
      26: struct.pack('<IIIIHHIIHHII', 7, 31, 0, 0, 12, 10, 65536, 1, 1, 0, 0, 0) + bytes(24),
      1: struct.pack('<QQQQII', 2, 0, 0, 0, 0, 0) + attributes(2),
      14: struct.pack('<QII', 1, 0, 0),
      3: struct.pack('<QII', 0, 0, 0) + attributes(node),
    }.get(call, b'')
    if call != 2: os.write(device, struct.pack('<IiQ', 16 + len(answer), 0 if answer or call in (18, 25) else -38, unique) + answer)
threading.Thread(target=serve, daemon=True).start()
`

describe('a message from a stranger', () => {
  it('with a file of a file system that does not answer is refused without waiting for that file system', () => {
    const { stdout, stderr, status } = runWithPeer(
      fuse +
        `
names = {'file': 'a', 'memfd': 'memfd:x', 'dmabuf': 'dmabuf:x'}
files = {kind: os.open(folder + '/' + name, os.O_RDWR) for kind, name in names.items()}
silent = True
for kind in files: socket.send_fds(peer, [message(kind)], [files[kind]])
peer.recv(1000)
go_on.set()
peer.recv(1000)
print(*set(asked), flush=True)
silent = False
for file in files.values(): os.close(file)
os._exit(0)
`,
      `
      for (let count = 0; count < 3; count++)
        console.log(await socket.receive().catch(({ message }) => message.slice(0, 50)))
      await socket.send('go on')
      await untilClosed()
      `,
    )
    expect({ stdout, stderr, status }).toEqual({
      stdout: [
        'Cannot accept a file that can be truncated: access',
        'Cannot accept an fd: a memfd was announced, but it',
        'Cannot accept an fd: a dmabuf was announced, but i',
        'flush\n',
      ].join('\n'),
      stderr: '',
      status: 0,
    })
  })
})
