import koffi from 'koffi'

/** The event loop's watch over an fd. */
export interface Watch {
  /** Keeps the process alive, as a new one does. */
  ref(): void
  /** Lets the process end. */
  unref(): void
  /** Ends the watch; the fd stays open. */
  close(): void
}

/** Calls back, in the event loop, for as long as an fd can be read, or written. An fd can be watched once: watch a duplicate. */
export function watchFd(fd: number, onReady: () => void, event: 'readable' | 'writable' = 'readable'): Watch {
  if (open.size === 0) process.on('exit', closeAll)
  const handle = koffi.node.poll(fd, { [event]: true }, onReady)
  open.add(handle)
  return {
    ref: () => {
      handle.ref()
    },
    unref: () => {
      handle.unref()
    },
    close: () => {
      if (!open.delete(handle)) return
      handle.close()
      if (open.size === 0) process.off('exit', closeAll)
    },
  }
}

const open = new Set<ReturnType<typeof koffi.node.poll>>()

/** koffi 3.3 calls back once more while Node.js tears down, when nothing can be called any more, and ends the process by that. */
function closeAll(): void {
  for (const handle of open) handle.close()
  open.clear()
}
