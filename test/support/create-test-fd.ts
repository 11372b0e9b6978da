// Must not import other files of this folder, because programs of runScript() import this file, too.
import { readFileSync, writeSync } from 'node:fs'
import {
  allocateDmaBuf,
  createMemfd,
  DmaBufAllocator,
  FdAllocator,
  FdMemoryFlags,
  type OwnedFd,
} from '../../src/index.js'

/**
 * Makes an fd for tests that accept any kind: a sealed memfd, or a dma-buf if the lab switches to dma-bufs. A dma-buf
 * has whole pages. It cannot be sealed, truncated, read, written or reopened, so tests of these create a memfd.
 */
export function createTestFd(size: number): OwnedFd {
  return onDmaBufs ? allocateDmaBuf(size) : createMemfd(size, { sealed: true })
}

/** Makes a test fd with a text at its beginning. */
export function createTestFdWith(text: string): OwnedFd {
  const fd = createTestFd(text.length)
  if (!onDmaBufs) {
    writeSync(fd.fd, text, 0)
    return fd
  }
  using memory = lend(fd, text.length)
  using mapping = memory.map('write')
  mapping.bytes.set(Buffer.from(text))
  return fd
}

/** Reads the bytes of a test fd independently: with read(), or with another mapping. */
export function readTestFd(fd: OwnedFd, size = fd.size): Buffer {
  if (!onDmaBufs) return readFileSync(`/proc/self/fd/${fd.fd}`).subarray(0, size)
  using memory = lend(fd, size)
  using mapping = memory.map('read')
  return Buffer.from(mapping.bytes)
}

/** Makes a dma-buf allocator that accepts the fds of {@link createTestFd}. */
export function newDmaBufAllocator(): DmaBufAllocator {
  return new DmaBufAllocator({ requireDmaBuf: onDmaBufs })
}

function lend(fd: OwnedFd, size: number) {
  return new FdAllocator().alloc(fd, size, FdMemoryFlags.DONT_CLOSE)
}

/** True when tests run on dma-bufs. */
export const onDmaBufs = process.env['GST_ALLOCATORS_TEST_FD'] === 'dmabuf'
