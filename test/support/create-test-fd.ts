// Programs of runScript() import this file too, so it imports nothing of this folder.
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
 * Makes an fd for a test that is about any: a sealed memfd, or a dma-buf where the lab switches to them. A dma-buf has whole pages, and can be
 * neither sealed, cut short, read(), written nor opened again; a test about one of these makes a memfd for itself.
 */
export function createTestFd(size: number): OwnedFd {
  return onDmaBufs ? allocateDmaBuf(size) : createMemfd(size, { sealed: true })
}

/** Makes such an fd with a text at its beginning. */
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

/** What is in such an fd, by a way of its own: by read(), or mapped once more. */
export function readTestFd(fd: OwnedFd, size = fd.size): Buffer {
  if (!onDmaBufs) return readFileSync(`/proc/self/fd/${fd.fd}`).subarray(0, size)
  using memory = lend(fd, size)
  using mapping = memory.map('read')
  return Buffer.from(mapping.bytes)
}

/** A dma-buf allocator that takes what {@link createTestFd} makes. */
export function newDmaBufAllocator(): DmaBufAllocator {
  return new DmaBufAllocator({ requireDmaBuf: onDmaBufs })
}

function lend(fd: OwnedFd, size: number) {
  return new FdAllocator().alloc(fd, size, FdMemoryFlags.DONT_CLOSE)
}

/** The switch. */
export const onDmaBufs = process.env['GST_ALLOCATORS_TEST_FD'] === 'dmabuf'
