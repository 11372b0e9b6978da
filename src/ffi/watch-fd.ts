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
  const handle = isOver ? undefined : koffi.node.poll(fd, what, onReady)
  if (handle !== undefined) open.add(handle)
  const ifOpen = (act: (handle: Handle) => void) => {
    if (handle !== undefined && open.has(handle)) act(handle)
  }
  return {
    ref: () => {
      ifOpen((handle) => {
        handle.ref()
      })
    },
    unref: () => {
      ifOpen((handle) => {
        handle.unref()
      })
    },
    want: (next) => {
      ifOpen((handle) => {
        if (next.readable === true || next.writable === true) handle.start(next, onReady)
        else handle.stop()
      })
    },
    close: () => {
      ifOpen((handle) => {
        open.delete(handle)
        handle.close()
      })
    },
  }
}

type Handle = ReturnType<typeof koffi.node.poll>

const open = new Set<Handle>()
let isOver = false

// koffi 3.3 calls back once more while Node.js tears down, when nothing can be called any more, and ends the process by that. This is
// there from the beginning, for who waits for the first time when the process ends.
process.on('exit', () => {
  isOver = true
  for (const handle of open) handle.close()
  open.clear()
})
