/** Every code that an error of this package can carry, with what it means. Codes are for ever; messages may improve. */
export const errorCodes = {
  ERR_INVALID_ARG_TYPE: 'An argument has the wrong type.',
  ERR_OUT_OF_RANGE: 'An argument has the right type and a value that cannot be used.',
  ERR_BAD_FD: 'A file descriptor is not open in this process.',
  ERR_FD_CLOSED: 'The `OwnedFd` was closed, or its fd was given away.',
  ERR_FD_TOO_SMALL:
    'The file behind an fd is smaller than the memory that is asked of it: an access would be a SIGBUS.',
  ERR_FD_ACCESS:
    'The fd was opened, or its file was sealed, in a way that forbids the access that is asked for.',
  ERR_NOT_DMABUF: 'A dma-buf is required, and the fd is something else.',
  ERR_NOT_MEMORY: 'The value is not a live GstMemory, or not one of the kind that the class stands for.',
  ERR_DISPOSED: 'The memory was disposed.',
  ERR_ALLOC_FAILED: 'GStreamer returned no memory.',
  ERR_MAP_CONFLICT: 'The memory is mapped or shared in a way that what is asked for does not fit into.',
  ERR_MAP_FAILED: 'GStreamer or the kernel refused to map the memory.',
  ERR_MEMORY_READ_ONLY: 'The memory is read-only for GStreamer, as every share is.',
  ERR_NOT_SHAREABLE: 'The memory does not allow a part of it to be shared.',
  ERR_COPY_FAILED: 'GStreamer could not copy the memory.',
  ERR_SYNC_FAILED: 'DMA_BUF_IOCTL_SYNC failed, so the CPU and the device may see different bytes.',
  ERR_VIEW_TRANSFERRED:
    'The bytes of a mapping were moved to another ArrayBuffer, so the memory behind them can never be released.',
  ERR_SYSTEM: 'A system call failed; `errno` and `syscall` say which and how.',
  ERR_UNSUPPORTED_PLATFORM: 'The operating system or processor is not one that this package knows.',
  ERR_WORKER_THREAD: 'GObject introspection cannot be used in a worker thread.',
  ERR_BRIDGE_MISSING: 'node-gtk, the bridge to GObject introspection, could not be loaded.',
  ERR_NAMESPACE_MISSING:
    'The typelib of a namespace is not installed, or not in the version that is asked for.',
  ERR_LIBRARY_MISSING: 'A shared library of the system could not be loaded.',
  ERR_FEATURE_MISSING: 'The installed GStreamer, kernel or hardware lacks what is asked for.',
  WARN_LEAK:
    'Not an error but a warning: an object was garbage collected that should have been released by the program.',
} as const

/** A permanent error code of this package. */
export type ErrorCode = Extract<keyof typeof errorCodes, `ERR_${string}`>
