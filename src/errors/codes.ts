// More than 200 lines, because it is one table: every code with what it means and what to do.
/** Every error code of this package, with its meaning and its remedy. Codes never change; messages may. */
export const errorCodes = {
  ERR_INVALID_ARG_TYPE: {
    means: 'An argument has the wrong type.',
    remedy: 'The message names the argument and what it must be.',
  },
  ERR_OUT_OF_RANGE: {
    means: 'An argument has the right type but a value that cannot be used.',
    remedy: 'The message names the argument and its limits.',
  },
  ERR_BAD_FD: {
    means: 'A file descriptor is not open in this process.',
    remedy:
      'It was closed: look for a second owner of the same number. With `DONT_CLOSE`, keep it open while the memory lives.',
  },
  ERR_FD_CLOSED: {
    means: 'The `OwnedFd` was closed, or its fd was given away.',
    remedy: 'Call `dup()` before you give it away, or `memory.dupFd()` afterwards.',
  },
  ERR_FD_TOO_SMALL: {
    means: 'The file behind an fd is smaller than the requested memory, so an access would raise SIGBUS.',
    remedy:
      '`required` and `found` are in bytes. Make the file larger or the memory smaller; seal a memfd so that it cannot be truncated.',
  },
  ERR_FD_ACCESS: {
    means: 'The access mode of the fd, or the seals of its file, do not allow the operation.',
    remedy: 'The message says which. Open the fd with `O_RDWR`, map it for `read`, or seal it differently.',
  },
  ERR_FD_REPLACED: {
    means:
      'The number of a shared fd refers to another file now, because the thread that shared it has closed it.',
    remedy: 'Hold the memory, or the `OwnedFd`, until the other thread says that it is done.',
  },
  ERR_FD_MISMATCH: {
    means:
      'An fd that was sent or received over a socket is not memory, is not what was announced, or could be truncated while mapped.',
    remedy:
      '`required` and `found` say how it differs. All fds of the message were closed, and the socket can still be used. Seal what you send: `createMemfd(size, { sealed: true })`.',
  },
  ERR_BAD_MESSAGE: {
    means: 'The data that was received over a socket is not a message of an `FdSocket`.',
    remedy:
      'The peer is another program, or uses another version of this package. The socket can still be used.',
  },
  ERR_NOT_SEQPACKET: {
    means: 'The fd is not a Unix socket that preserves message boundaries.',
    remedy: 'Use an end of `FdSocket.pair()`, or a socket created with `AF_UNIX` and `SOCK_SEQPACKET`.',
  },
  ERR_SOCKET_CLOSED: {
    means: 'The `FdSocket` was closed on this side.',
    remedy: 'Close it only after the last message.',
  },
  ERR_PEER_CLOSED: {
    means: 'The peer has closed the socket, or its process has ended.',
    remedy: 'Connect again, or restart the process. Messages that it had not received are lost.',
  },
  ERR_NOT_DMABUF: {
    means: 'A dma-buf is required, but the fd is something else.',
    remedy:
      'Use `FdAllocator` for ordinary memory. `requireDmaBuf: false` is for tests in which no device uses the memory.',
  },
  ERR_NOT_MEMORY: {
    means: 'The value is not a live GstMemory, or is not of the class that `from` was called on.',
    remedy: 'Pass node-gtk’s wrapper of a memory that you hold. `Memory.from()` accepts every kind.',
  },
  ERR_DISPOSED: {
    means:
      'The object was disposed or released: a memory, a frame, a pipeline, one of its elements, or a wrapper.',
    remedy:
      'Dispose of it later. Keep a frame with `keep()`; take a second reference to a memory with `Memory.from(memory.gi)`.',
  },
  ERR_DEVICE_ACCESS: {
    means: 'A device exists, but this user may not open it.',
    remedy: '`path` names the device. `fix` is the command that grants access, if there is one.',
  },
  ERR_SIZE_LIMIT: {
    means: 'The kernel refuses to allocate a dma-buf of that size.',
    remedy:
      '`required` and `found` are in bytes, if the limit is known. `path` is the file that holds the limit, and `fix` the command that raises it.',
  },
  ERR_NO_DMABUF: {
    means: 'No source on this machine provided a dma-buf.',
    remedy:
      '`cause.errors` has the error of each source that was tried; `fix` is the first remedy. `createMemfd()` is enough if no device uses the memory.',
  },
  ERR_ALLOC_FAILED: {
    means: 'GStreamer returned no memory.',
    remedy: 'Run with `GST_DEBUG=3` to see why.',
  },
  ERR_MAP_CONFLICT: {
    means: 'The operation conflicts with an existing mapping or share of the memory.',
    remedy:
      'Unmap first, or map for `readwrite` from the start, which allows further mappings of every mode.',
  },
  ERR_MAP_FAILED: {
    means: 'GStreamer or the kernel refused to map the memory.',
    remedy:
      'Run with `GST_DEBUG=5` to see why. The usual reasons are a memory that is too large and too many mappings.',
  },
  ERR_MEMORY_READ_ONLY: {
    means: 'GStreamer treats the memory as read-only, as it does every share.',
    remedy: 'Map the parent of the share, or a `copy()`.',
  },
  ERR_NOT_SHAREABLE: {
    means: 'The memory does not allow parts of it to be shared.',
    remedy: 'Use the whole memory, or `copy()` the part.',
  },
  ERR_COPY_FAILED: {
    means: 'GStreamer could not copy the memory.',
    remedy: '`cause` says why it cannot be mapped for reading.',
  },
  ERR_SYNC_FAILED: {
    means: 'DMA_BUF_IOCTL_SYNC failed, so the CPU and the device may see different bytes.',
    remedy: 'Discard the frame. `errno` says why; `EBADF` means that the fd was closed too early.',
  },
  ERR_SYSTEM: {
    means: 'A system call failed.',
    remedy:
      '`syscall` and `errno` say which call and why. `EMFILE` means too many open files: see `ulimit -n`.',
  },
  ERR_PARSE: {
    means: 'A pipeline description is not valid, or uses something that is not installed.',
    remedy: '`position`, `element` and `property` say where; `fix` says what to install or write instead.',
  },
  ERR_PIPELINE: {
    means: 'An element of a pipeline reported an error: a `GstError`.',
    remedy:
      '`domain` and `reason` say what failed, `element` names the element, and `debug` gives the place in its source.',
  },
  ERR_STATE_CHANGE: {
    means: 'An element refused to change its state without giving a reason.',
    remedy: '`element` names it. Run with `GST_DEBUG=3` to see why.',
  },
  ERR_TIMEOUT: {
    means: 'An operation did not finish within its timeout.',
    remedy:
      '`element`, if set, names the element that has not finished. The operation continues: allow more time, or `stop()` the pipeline.',
  },
  ERR_STOPPED: {
    means: 'The pipeline was stopped during the operation, or is not running.',
    remedy: 'Call `play()` or `pause()` first (`step()` needs `pause()`), and `stop()` last.',
  },
  ERR_NOT_SEEKABLE: {
    means: 'The pipeline cannot seek: its source is live, or its format does not allow it.',
    remedy:
      'Seek only in sources that allow it, such as files. Some demuxers can seek only after `pause()` or `play()` has resolved.',
  },
  ERR_NO_ELEMENT: {
    means: 'The pipeline has no element with that name, or the element is of another kind.',
    remedy: 'The message suggests the closest name, or lists the elements of the right kind.',
  },
  ERR_NO_PAD: {
    means: 'The element has no pad with that name.',
    remedy:
      'The message suggests the closest name. A link to the pad in the description requests it, such as `! mix.sink_1`; other pads exist only once data has arrived.',
  },
  ERR_NO_PROPERTY: {
    means: 'The element has no property with that name.',
    remedy:
      'The message suggests the closest name. Write names as in a pipeline description: `num-buffers`, not `numBuffers`.',
  },
  ERR_PROPERTY_VALUE: {
    means: 'A property does not accept this value.',
    remedy: '`required` says what it accepts: a range, or the names of an enum.',
  },
  ERR_PROPERTY_ACCESS: {
    means: 'A property cannot be read, cannot be set, or cannot be set in the current state of the element.',
    remedy:
      'The message says which. Set properties that are needed from the start in the pipeline description.',
  },
  ERR_SINK_BUSY: {
    means: 'This sink already has a reader.',
    remedy: 'Read once and pass the frames on, or add a `tee` and a second appsink to the pipeline.',
  },
  ERR_NOT_VIDEO: {
    means: 'The data is not raw video, or has a layout that this package does not know.',
    remedy: 'Read it with `samples()`, or put `videoconvert` upstream of the sink.',
  },
  ERR_FRAME_NOT_WRITABLE: {
    means: 'Another holder still uses the memory of the frame, and would see what is written to it.',
    remedy:
      'Read with `frames({ writable: true })`, which waits until the streaming thread has released the frame. Downstream of a `tee`, or if a decoder keeps the frame as a reference, draw into a copy.',
  },
  ERR_NOT_LINEAR: {
    means:
      'The pixels of a frame are not stored line by line, but in a layout that is specific to the device.',
    remedy:
      'Pass it on with `dmabuf()`, or put an element that converts it upstream of the sink: `vapostproc`, `gldownload`.',
  },
  ERR_ENCODE_FAILED: {
    means: 'A frame could not be encoded as an image file.',
    remedy: 'The message says why; `fix` names the package if an encoder is missing.',
  },
  ERR_SOURCE_ENDED: {
    means:
      'Data was pushed into a source after `source.end()` or `pipeline.end()`, or waited for room when the pipeline ended.',
    remedy: 'Call `end()` after the last push.',
  },
  ERR_UNSUPPORTED_PLATFORM: {
    means: 'This package does not support the operating system or the processor.',
    remedy: 'Use 64-bit Linux.',
  },
  ERR_WORKER_THREAD: {
    means: 'The operation does not work in a worker thread, like everything that uses GStreamer.',
    remedy: 'Do it on the main thread, and pass fds to the worker.',
  },
  ERR_BRIDGE_MISSING: {
    means: 'The bridge to GObject introspection, node-gtk, could not be loaded.',
    remedy: 'The message lists the steps: packages, approval of its install script, `npm rebuild node-gtk`.',
  },
  ERR_NAMESPACE_MISSING: {
    means: 'The typelib of a namespace is not installed, or not in the requested version.',
    remedy: '`fix` names the package.',
  },
  ERR_GIR_MISSING: {
    means: 'The .gir file of a namespace, from which types are generated, is not installed.',
    remedy:
      '`fix` names the development package. If the file is elsewhere, name its folder with `--gir-dir`.',
  },
  ERR_GIR_UNKNOWN: {
    means: 'A .gir file contains something that the type generator does not know.',
    remedy: 'The message names it. Please report it with the version of the library.',
  },
  ERR_FILE_EXISTS: {
    means: 'A file to be written exists already, and was not generated by this package.',
    remedy: '`path` names it. Move it, or choose another folder.',
  },
  ERR_LIBRARY_MISSING: {
    means: 'A shared library of the system could not be loaded, or GStreamer could not be initialised.',
    remedy: '`fix` names the package of a library.',
  },
  ERR_FEATURE_MISSING: {
    means: 'The installed GStreamer, kernel or hardware lacks the requested feature.',
    remedy: '`required` and `found` say what is missing. Check beforehand with `hasFeature()`.',
  },
} as const satisfies Record<string, CodeEntry>

/** Every code of a process warning, with its meaning and its remedy. */
export const warningCodes = {
  WARN_CALLBACK: {
    means: 'A callback of this package failed, and everything else went on.',
    remedy: 'This is a bug in this package. Please report it with the text of the warning.',
  },
  WARN_GLOBAL_GLIB: {
    means:
      'Another package has loaded GLib into the global scope of the process, which breaks packages with a GLib of their own, such as sharp.',
    remedy: "Import 'gst-allocators/gi' before node-gtk, and load namespaces with its `requireNamespace()`.",
  },
  WARN_LEAK: {
    means: 'The program did not release an object, so the garbage collector released it.',
    remedy:
      'Release it with `using`, `dispose()` or `close()`. `GST_ALLOCATORS_TRACE_LEAKS=1` shows where it was created.',
  },
  WARN_PIPELINE_ERROR: {
    means: 'A pipeline failed while the program was not waiting for it in any way.',
    remedy: 'Await `pipeline.finished`, or read `pipeline.messages()`.',
  },
  WARN_RECORDING_CUT: {
    means:
      'A pipeline was stopped while a muxer had not seen the end of its stream, so its file may be unplayable.',
    remedy: 'Call `pipeline.end()`, which lets the muxer complete the file, and stops then.',
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

/** An error code of this package. Codes never change. */
export type ErrorCode = keyof typeof errorCodes
