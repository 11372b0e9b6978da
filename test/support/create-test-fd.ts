import { createMemfd, type OwnedFd } from '../../src/fd/public.js'

/**
 * Memory for a test that is to hold for any: a sealed memfd, or, with GST_ALLOCATORS_TEST_FD=dmabuf, a real dma-buf, where the kernel has
 * them.
 */
export function createTestFd(size: number): OwnedFd {
  const wanted = process.env['GST_ALLOCATORS_TEST_FD'] ?? 'memfd'
  const create = makers[wanted]
  if (create === undefined) throw new Error(`GST_ALLOCATORS_TEST_FD=${wanted} is not known`)
  return create(size)
}

/** What can stand behind a test, by the name in GST_ALLOCATORS_TEST_FD. A dma-buf joins it here: `dmabuf: createUdmabuf`. */
const makers: Readonly<Record<string, (size: number) => OwnedFd>> = {
  memfd: (size) => createMemfd(size, { name: 'test', sealed: true }),
}
