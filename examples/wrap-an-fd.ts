// Wraps file descriptors as GStreamer memory, writes to one in place, and shows when each fd is closed, and by whom.
//
//   createMemfd() ──► OwnedFd ──► allocator.alloc() ──► FdMemory ──► map() ──► bytes
//                     owns the fd     takes ownership    owns the fd            a view of the file itself
//
//   with DONT_CLOSE:  OwnedFd still owns the fd, FdMemory borrows it
import assert from 'node:assert/strict'
import { existsSync, readSync } from 'node:fs'
import { createMemfd, FdAllocator, FdMemoryFlags } from 'gst-allocators'

const allocator = new FdAllocator()

// The memory takes ownership of the fd, and the OwnedFd is empty afterwards.
const given = createMemfd(4096, { name: 'given' })
const memory = allocator.alloc(given, 4096)
assert.equal(given.fd, -1)
console.log(`memory of ${memory.size} bytes, which owns fd ${memory.fd}`)

// A write through a mapping goes straight to the file: nothing is copied.
const mapping = memory.map('readwrite')
const { bytes } = mapping
mapping.bytes.set(new TextEncoder().encode('drawn in place'))
using file = memory.dupFd()
const read = Buffer.alloc(14)
readSync(file.fd, read, 0, read.length, 0)
assert.equal(read.toString(), 'drawn in place')
console.log(`read back from the file: ${read.toString()}`)

// unmap() ends the mapping at once. Views that remain are empty and cannot touch the memory.
mapping.unmap()
assert.equal(bytes.length, 0)

// dispose() releases the last reference, and GStreamer closes the fd.
const { fd } = memory
memory.dispose()
assert.equal(existsSync(`/proc/self/fd/${fd}`), false)
console.log(`fd ${fd} was closed with the memory; its duplicate still has ${file.size} bytes`)

// An fd can also be lent. Its owner then closes it.
using lent = createMemfd(4096, { name: 'lent' })
allocator.alloc(lent, 4096, FdMemoryFlags.DONT_CLOSE).dispose()
assert.equal(existsSync(`/proc/self/fd/${lent.fd}`), true)
console.log(`fd ${lent.fd} was only lent, and is still open`)

// A call that throws leaves ownership unchanged. If it had succeeded, a later access would have raised SIGBUS.
assert.throws(() => allocator.alloc(lent, 8192), { code: 'ERR_FD_TOO_SMALL' })
assert.equal(lent.size, 4096)
console.log('a memory larger than its file was refused')
