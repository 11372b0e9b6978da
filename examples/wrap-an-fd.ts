// Wraps file descriptors as GStreamer memory, writes to one in place, and shows who closes which fd.
//
//   createMemfd() ──► OwnedFd ──► allocator.alloc() ──► FdMemory ──► map() ──► bytes
//                     owns the fd     takes it over      owns the fd            a view of the file itself
//
//   with DONT_CLOSE:  OwnedFd keeps the fd, FdMemory borrows it
import assert from 'node:assert/strict'
import { existsSync, readSync } from 'node:fs'
import { createMemfd, FdAllocator, FdMemoryFlags } from 'gst-allocators'

const allocator = new FdAllocator()

// The fd moves into the memory: the OwnedFd is empty afterwards.
const given = createMemfd(4096, { name: 'given' })
const memory = allocator.alloc(given, 4096)
assert.equal(given.fd, -1)
console.log(`memory of ${memory.size} bytes over fd ${memory.fd}, which it owns`)

// What is written through a mapping is in the file at once: nothing is copied.
const mapping = memory.map('readwrite')
const { bytes } = mapping
mapping.bytes.set(new TextEncoder().encode('drawn in place'))
using file = memory.dupFd()
const read = Buffer.alloc(14)
readSync(file.fd, read, 0, read.length, 0)
assert.equal(read.toString(), 'drawn in place')
console.log(`the kernel reads from the file: ${read.toString()}`)

// The mapping ends when it is told to, and what is left of it cannot touch the memory any more.
mapping.unmap()
assert.equal(bytes.length, 0)

// dispose() gives the last reference back, and the library closes the fd.
const { fd } = memory
memory.dispose()
assert.equal(existsSync(`/proc/self/fd/${fd}`), false)
console.log(`fd ${fd} was closed with the memory, and a duplicate still has ${file.size} bytes`)

// An fd can also be lent. Then its owner closes it.
using lent = createMemfd(4096, { name: 'lent' })
allocator.alloc(lent, 4096, FdMemoryFlags.DONT_CLOSE).dispose()
assert.equal(existsSync(`/proc/self/fd/${lent.fd}`), true)
console.log(`fd ${lent.fd} was only lent, and is still open`)

// A call that fails leaves the fd with its owner. This one would have been a SIGBUS later.
assert.throws(() => allocator.alloc(lent, 8192), { code: 'ERR_FD_TOO_SMALL' })
assert.equal(lent.size, 4096)
console.log('a memory larger than its file is refused')
