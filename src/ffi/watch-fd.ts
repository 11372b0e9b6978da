import koffi from 'koffi'

/** What an fd can be watched for. */
export interface Readiness {
  readonly readable?: boolean
  readonly writable?: boolean
}

/** The event loop's watch over an fd. */
export interface Watch {
  /** Keeps the process alive, as a new one does. */
  ref(): void
  /** Lets the process end. */
  unref(): void
  /** Watches for something else; for nothing, it rests, and lets the process end. */
  want(what: Readiness): void
  /** Ends the watch; the fd stays open. */
  close(): void
}

/**
 * Calls back, in the event loop, for as long as an fd can be read, or whatever it is watched for. Not for workers: when one is
 * terminated during the call, koffi 3.3 ends the process.
 */
export function watchFd(fd: number, onReady: () => void, what: Readiness = { readable: true }): Watch {
  if (open.size === 0) process.on('exit', closeAll)
  const handle = koffi.node.poll(fd, what, onReady)
  open.add(handle)
  return {
    ref: () => {
      handle.ref()
    },
    unref: () => {
      handle.unref()
    },
    want: (next) => {
      if (next.readable === true || next.writable === true) handle.start(next, onReady)
      else handle.stop()
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
