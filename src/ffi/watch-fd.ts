import koffi from 'koffi'
import { warnOfFault } from '../errors/index.js'

/** The conditions to watch an fd for. */
export interface Readiness {
  readonly readable?: boolean
  readonly writable?: boolean
}

/** A watch on an fd in the event loop. */
export interface Watch {
  /** Keeps the process alive while watching, as a new watch does. */
  ref(): void
  /** Lets the process end while watching. */
  unref(): void
  /** Changes the conditions. Without any, the watch is inactive and lets the process end. */
  want(what: Readiness): void
  /** Ends the watch. The fd stays open. */
  close(): void
}

/**
 * Calls back in the event loop, repeatedly, while an fd meets one of the conditions. Must not be used in a worker:
 * koffi 3.3 ends the process when a worker is terminated during the callback.
 */
export function watchFd(fd: number, callback: () => void, what: Readiness = { readable: true }): Watch {
  const onReady = () => {
    try {
      callback()
    } catch (error) {
      // koffi would end the process.
      warnOfFault(error)
    }
    if (mustEndTurn) setImmediate(endTurn)
  }
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

// Node.js 26 does not run the promise reactions that a callback of koffi 3.3 has queued until the next callback of its
// own, for which the loop may wait for ever. An immediate is one: docs/upstream/koffi-poll-promises.md.
const mustEndTurn = Number.parseInt(process.versions.node) >= 25

function endTurn(): void {
  // Node.js runs the reactions afterwards.
}

type Handle = ReturnType<typeof koffi.node.poll>

const open = new Set<Handle>()
let isOver = false

// koffi 3.3 calls back once more while Node.js shuts down, when no JavaScript can run any more, which aborts the
// process. The listener is added at load time, because the first watch may start in another exit listener.
process.on('exit', () => {
  isOver = true
  for (const handle of open) handle.close()
  open.clear()
})
