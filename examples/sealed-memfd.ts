// Shows what happens when somebody cuts a file short under a memory, and how a seal forbids it.
//
//   createMemfd(size)                     ─► FdMemory owns the fd ─► anybody with the file may truncate it: SIGBUS
//   createMemfd(size, { sealed: true })   ─► FdMemory owns the fd ─► the kernel refuses: EPERM
//
//   `dupFd()` stands for a process that was handed the file: its owner closes it.
import assert from 'node:assert/strict'
import { ftruncateSync } from 'node:fs'
import { createMemfd, FdAllocator, GstAllocatorsError } from 'gst-allocators'

const allocator = new FdAllocator()

// Not sealed. An access to bytes that are gone would end the process, so the next map() is refused. Nothing could help
// a mapping that is open at that moment.
{
  using memory = allocator.alloc(createMemfd(8192), 8192)
  using other = memory.dupFd()
  ftruncateSync(other.fd, 4096)
  assert.throws(
    () => memory.map('read'),
    (error) => {
      assert.ok(error instanceof GstAllocatorsError && error.code === 'ERR_FD_TOO_SMALL')
      console.log(`not sealed: ${error.message}`)
      return true
    },
  )
}

// Sealed: the size is fixed for good, for everybody. The bytes can still be written.
{
  using memory = allocator.alloc(createMemfd(8192, { sealed: true }), 8192)
  using other = memory.dupFd()
  using mapping = memory.map('readwrite')
  for (const size of [4096, 16384])
    assert.throws(
      () => {
        ftruncateSync(other.fd, size)
      },
      { code: 'EPERM' },
    )
  mapping.bytes.fill(1)
  assert.equal(mapping.bytes[8191], 1)
  console.log('sealed: the kernel let nobody change the size, and all 8192 bytes are there')
}
