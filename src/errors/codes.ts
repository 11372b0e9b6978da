/** Every code that an error of this package can carry: what it means, and what to do. Codes are for ever; messages may improve. */
export const errorCodes = {
  ERR_INVALID_ARG_TYPE: {
    means: 'An argument has the wrong type.',
    remedy: 'The message names the argument and what it must be.',
  },
  ERR_OUT_OF_RANGE: {
    means: 'An argument has the right type and a value that cannot be used.',
    remedy: 'The message names the argument and its limits.',
  },
  ERR_BAD_FD: {
    means: 'A file descriptor is not open in this process.',
    remedy:
      'Somebody closed it: look for a second owner of the same number. With `DONT_CLOSE`, keep it open while the memory lives.',
  },
  ERR_FD_CLOSED: {
    means: 'The `OwnedFd` was closed, or its fd was given away.',
    remedy: 'Use `dup()` before you give it away, or `memory.dupFd()` after.',
  },
  ERR_FD_TOO_SMALL: {
    means:
      'The file behind an fd is smaller than the memory that is asked of it: an access would be a SIGBUS.',
    remedy:
      '`required` and `found` are in bytes. Make the file larger, or the memory smaller; seal a memfd so that nobody can cut it.',
  },
  ERR_FD_ACCESS: {
    means: 'The fd was opened, or its file is or is not sealed, in a way that forbids what is asked for.',
    remedy: 'The message says which: open it with `O_RDWR`, map for `read`, or seal it in another way.',
  },
  ERR_FD_REPLACED: {
    means: 'The number of an fd that was shared belongs to another file by now: who shared it has closed it.',
    remedy: 'Hold the memory, or the `OwnedFd`, until the other thread says that it is done.',
  },
  ERR_FD_MISMATCH: {
    means:
      'An fd for or from a socket is no memory, not what was announced, or can be cut short under a mapping.',
    remedy:
      '`required` and `found` say how it differs. All fds of the message were closed, and the socket can still be used. Seal what you send: `createMemfd(size, { sealed: true })`.',
  },
  ERR_BAD_MESSAGE: {
    means: 'What came over a socket is no message of an `FdSocket`.',
    remedy: 'Something else is on the other side, or another version. The socket can still be used.',
  },
  ERR_NOT_SEQPACKET: {
    means: 'The fd is not a Unix socket of the kind that keeps messages apart.',
    remedy: 'Use an end of `FdSocket.pair()`, or a socket that was made with `AF_UNIX` and `SOCK_SEQPACKET`.',
  },
  ERR_SOCKET_CLOSED: {
    means: 'The `FdSocket` was closed here.',
    remedy: 'Send first, and close it last.',
  },
  ERR_PEER_CLOSED: {
    means: 'The other side of a socket has closed it, or its process has ended.',
    remedy: 'Connect again, or start the process anew. What it had not received is lost.',
  },
  ERR_NOT_DMABUF: {
    means: 'A dma-buf is required, and the fd is something else.',
    remedy:
      'Use `FdAllocator` for memory of the CPU’s. `requireDmaBuf: false` is for tests, where no device sees the memory.',
  },
  ERR_NOT_MEMORY: {
    means: 'The value is not a live GstMemory, or not one of the class that `from` was called on.',
    remedy: 'Pass node-gtk’s wrapper of a memory that you hold; `Memory.from()` takes every kind.',
  },
  ERR_DISPOSED: {
    means: 'The memory was disposed, or the wrapper was released.',
    remedy: 'Dispose later; or take a second reference before, by `Memory.from(memory.gi)`.',
  },
  ERR_DEVICE_ACCESS: {
    means: 'A device is there, and this user may not open it.',
    remedy: '`path` says which; `fix` is the command that grants it, where one does.',
  },
  ERR_SIZE_LIMIT: {
    means: 'The kernel does not make a dma-buf of that size.',
    remedy:
      '`required` and `found` are in bytes, where the limit is known; `path` is where it is set, `fix` sets it.',
  },
  ERR_NO_DMABUF: {
    means: 'Nothing on this machine gave a dma-buf.',
    remedy:
      '`cause.errors` has the error of each source that was tried; `fix` is the first remedy. `createMemfd()` serves where no device sees the memory.',
  },
  ERR_ALLOC_FAILED: {
    means: 'GStreamer returned no memory.',
    remedy: 'Run with `GST_DEBUG=3` for its reason.',
  },
  ERR_MAP_CONFLICT: {
    means: 'The memory is mapped or shared in a way that what is asked for does not fit into.',
    remedy: 'Unmap first; or map for `readwrite` from the start, which everything fits into.',
  },
  ERR_MAP_FAILED: {
    means: 'GStreamer or the kernel refused to map the memory.',
    remedy:
      'Run with `GST_DEBUG=5` for the reason; too large a memory and too many mappings are the usual ones.',
  },
  ERR_MEMORY_READ_ONLY: {
    means: 'The memory is read-only for GStreamer, as every share is.',
    remedy: 'Map the memory that it is a share of, or a `copy()`.',
  },
  ERR_NOT_SHAREABLE: {
    means: 'The memory does not allow a part of it to be shared.',
    remedy: 'Use the whole memory, or `copy()` the part.',
  },
  ERR_COPY_FAILED: {
    means: 'GStreamer could not copy the memory.',
    remedy: '`cause` says why it cannot be mapped for reading.',
  },
  ERR_SYNC_FAILED: {
    means: 'DMA_BUF_IOCTL_SYNC failed, so the CPU and the device may see different bytes.',
    remedy: 'Throw the frame away. `errno` says why; `EBADF` is an fd that was closed too early.',
  },
  ERR_SYSTEM: {
    means: 'A system call failed.',
    remedy: '`syscall` and `errno` say which and how. `EMFILE`: too many open files, see `ulimit -n`.',
  },
  ERR_PARSE: {
    means: 'A pipeline description cannot be made into a pipeline.',
    remedy: '`position`, `element` and `property` say where; `fix` says what to install or to write instead.',
  },
  ERR_PIPELINE: {
    means: 'An element of a pipeline reported an error: a `GstError`.',
    remedy: '`domain` and `reason` say what, `element` who, `debug` where in its source.',
  },
  ERR_STATE_CHANGE: {
    means: 'An element refused to change its state, and did not say why.',
    remedy: '`element` says which. Run with `GST_DEBUG=3` for the reason.',
  },
  ERR_TIMEOUT: {
    means: 'Something was not over in the time that was given.',
    remedy: '`element` is who is waited for. It goes on: give it more time, or `stop()` the pipeline.',
  },
  ERR_STOPPED: {
    means: 'The pipeline was stopped while something waited for it, or is not running.',
    remedy: 'Call `play()` or `pause()` first, and `stop()` last.',
  },
  ERR_NOT_SEEKABLE: {
    means: 'The pipeline cannot go to another position: its source is live, or its format does not allow it.',
    remedy: 'Seek in files. Some demuxers can only once `pause()` or `play()` has resolved.',
  },
  ERR_NO_ELEMENT: {
    means: 'The pipeline has no element of that name, or it is of another kind.',
    remedy: 'The message names those that are there.',
  },
  ERR_NO_PROPERTY: {
    means: 'The element has no property of that name.',
    remedy:
      'The message names the nearest one. Names are those of a pipeline description: `num-buffers`, not `numBuffers`.',
  },
  ERR_PROPERTY_VALUE: {
    means: 'A property does not take this value.',
    remedy: '`required` says what it takes: the range, or the names of an enum.',
  },
  ERR_PROPERTY_ACCESS: {
    means: 'A property cannot be read, or cannot be set, or not in this state of the element.',
    remedy: 'The message says which. Set in the description what must be set from the start.',
  },
  ERR_SINK_BUSY: {
    means: 'Somebody is reading from this sink already.',
    remedy: 'Read once, and hand the frames on; or put a `tee` and a second appsink into the pipeline.',
  },
  ERR_NOT_VIDEO: {
    means: 'The data is not raw video, or has a layout that is not known here.',
    remedy: 'Read it with `samples()`, or put `videoconvert` before the sink.',
  },
  ERR_FRAME_NOT_WRITABLE: {
    means: 'Somebody else uses the memory of the frame, so writing would change what they see.',
    remedy:
      'Read with `frames({ writable: true })`, since the thread that made a frame needs a moment to let go of it. Behind a `tee`, or when a decoder needs it for the next: draw into a copy.',
  },
  ERR_NOT_LINEAR: {
    means:
      'The pixels of a frame are arranged in a way that only the device that made them knows, and not in lines.',
    remedy:
      'Hand it on by `dmabuf()`, or put an element before the sink that converts: `vapostproc`, `gldownload`.',
  },
  ERR_ENCODE_FAILED: {
    means: 'A frame could not be made into a picture file.',
    remedy: 'The message says why; `fix` names the package when an encoder is missing.',
  },
  ERR_SOURCE_ENDED: {
    means: 'Data was pushed into a source after its end.',
    remedy: 'Call `end()` when everything has been pushed.',
  },
  ERR_UNSUPPORTED_PLATFORM: {
    means: 'The operating system or processor is not one that this package knows.',
    remedy: 'It needs 64-bit Linux.',
  },
  ERR_WORKER_THREAD: {
    means: 'What is asked for cannot be done in a worker thread, as all that needs GObject introspection.',
    remedy: 'Do it on the main thread, and hand fds to the worker.',
  },
  ERR_BRIDGE_MISSING: {
    means: 'The bridge to GObject introspection, node-gtk, could not be loaded.',
    remedy: 'The message has the steps: packages, `npm rebuild node-gtk`, approval of its install script.',
  },
  ERR_NAMESPACE_MISSING: {
    means: 'The typelib of a namespace is not installed, or not in the version that is asked for.',
    remedy: '`fix` names the package.',
  },
  ERR_GIR_MISSING: {
    means: 'The .gir file of a namespace, which types are made of, is not installed.',
    remedy: '`fix` names the package, which is the one for development. Or name the folder: `--gir-dir`.',
  },
  ERR_GIR_UNKNOWN: {
    means: 'A .gir file has something in it that the generator of types does not know, and will not guess.',
    remedy: 'The message names the element. Please report it with the version of the library.',
  },
  ERR_FILE_EXISTS: {
    means: 'A file that was to be written is there, and somebody else’s.',
    remedy: '`path` says which. Choose another folder, or move it.',
  },
  ERR_LIBRARY_MISSING: {
    means: 'A shared library of the system could not be loaded.',
    remedy: '`fix` names the package.',
  },
  ERR_FEATURE_MISSING: {
    means: 'The installed GStreamer, kernel or hardware lacks what is asked for.',
    remedy: '`required` and `found` say what; ask first with `hasFeature()`.',
  },
} as const satisfies Record<string, CodeEntry>

/** Every code of a process warning. */
export const warningCodes = {
  WARN_LEAK: {
    means: 'An object was garbage collected that the program should have released, and only then released.',
    remedy:
      'Release it with `using`, `dispose()` or `close()`. `GST_ALLOCATORS_TRACE_LEAKS=1` shows where it was made.',
  },
  WARN_PIPELINE_ERROR: {
    means: 'A pipeline failed, and nobody was waiting for it in any way.',
    remedy: 'Await `pipeline.finished`, or read `pipeline.messages()`.',
  },
  WARN_VIEW_TRANSFERRED: {
    means:
      'The bytes of a mapping were moved to another ArrayBuffer, so they stay mapped until the process ends.',
    remedy: 'Copy the bytes instead: `bytes.slice()`.',
  },
} as const satisfies Record<string, CodeEntry>

interface CodeEntry {
  readonly means: string
  readonly remedy: string
}

/** A permanent error code of this package. */
export type ErrorCode = keyof typeof errorCodes
