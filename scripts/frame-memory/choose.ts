import { allocateDmaBuf, createMemfd, GstAllocatorsError, listDevices, type OwnedFd } from 'gst-allocators'

/** Where the bytes of frames are kept. */
export interface FrameMemory {
  readonly kind: 'dma-buf' | 'memfd'
  /** Why these are no dma-bufs. */
  readonly reason?: string
  /** Allocates so many bytes at least. */
  readonly allocate: (size: number) => OwnedFd
}

/** The best memory that this machine gives this user: real dma-bufs, or else memfds. */
export function chooseFrameMemory(): FrameMemory {
  try {
    allocateDmaBuf(1).close()
  } catch (error) {
    if (!(error instanceof GstAllocatorsError) || error.code !== 'ERR_NO_DMABUF') throw error
    return {
      kind: 'memfd',
      reason: explain(error),
      allocate: (size) => createMemfd(size, { name: 'frame', sealed: true }),
    }
  }
  return { kind: 'dma-buf', allocate: allocateDmaBuf }
}

/** In one line: where there is no device at all, how to get each is not what matters. */
function explain({ cause, message }: GstAllocatorsError): string {
  const hasDevice = listDevices().some(({ kind }) => kind === 'udmabuf' || kind === 'dma-heap')
  if (!hasDevice) return 'there is no /dev/udmabuf, and nothing in /dev/dma_heap'
  const causes: unknown[] = cause instanceof AggregateError ? cause.errors : []
  const denials = causes.filter(
    (one): one is GstAllocatorsError =>
      one instanceof GstAllocatorsError && one.code !== 'ERR_FEATURE_MISSING',
  )
  return denials.map((one) => one.message).join('; ') || message
}
