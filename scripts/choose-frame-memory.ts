import { allocateDmaBuf, createMemfd, GstAllocatorsError, listDevices, type OwnedFd } from 'gst-allocators'

/** The kind of memory that holds the bytes of frames. */
export interface FrameMemory {
  readonly kind: 'dma-buf' | 'memfd'
  /** Why dma-bufs are not used, if they are not. */
  readonly reason?: string
  /** Allocates at least `size` bytes. */
  readonly allocate: (size: number) => OwnedFd
}

/** Chooses the best memory available to this user on this machine: real dma-bufs if possible, otherwise memfds. */
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

/** Returns the reason in one line. Without any device, the advice for each single device is left out. */
function explain({ cause, message }: GstAllocatorsError): string {
  const hasDevice = listDevices().some(({ kind }) => kind === 'udmabuf' || kind === 'dma-heap')
  if (!hasDevice) return 'there is no /dev/udmabuf, and /dev/dma_heap is missing or empty'
  const causes: unknown[] = cause instanceof AggregateError ? cause.errors : []
  const denials = causes.filter(
    (one): one is GstAllocatorsError =>
      one instanceof GstAllocatorsError && one.code !== 'ERR_FEATURE_MISSING',
  )
  return denials.map((one) => one.message).join('; ') || message
}
