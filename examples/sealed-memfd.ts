// Shows what happens when a file is truncated while memory refers to it, and how a seal prevents that.
//
//   createMemfd(size)                     ─► FdMemory owns the fd ─► any holder of the file can truncate it: SIGBUS
//   createMemfd(size, { sealed: true })   ─► FdMemory owns the fd ─► the kernel refuses: EPERM
//
//   `dupFd()` stands in for a process that received the file. The owner of the duplicate closes it.
import assert from 'node:assert/strict'
import { ftruncateSync } from 'node:fs'
import { createMemfd, FdAllocator, GstAllocatorsError } from 'gst-allocators'

const allocator = new FdAllocator()

// Not sealed: accessing the truncated bytes would kill the process with SIGBUS, so the next map() throws. A mapping
// that is already open cannot be protected.
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

// Sealed: no process can ever change the size. The bytes are still writable.
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
  console.log('sealed: the kernel refused every change of size, and all 8192 bytes are intact')
}
