import { EFD_CLOEXEC } from './constants.js'
import { c } from './symbols.js'
import { lastErrno, systemError } from './system-error.js'

/**
 * Throws unless this process can open so many more fds. GLib and GStreamer end the process, or log a CRITICAL, when they
 * get none for their own threads, buses and clocks. `what` completes "Cannot …".
 *
 * @throws {GstAllocatorsError} `ERR_SYSTEM` with `EMFILE` or `ENFILE`
 */
export function requireFds(count: number, what: string): void {
  const fds: number[] = []
  try {
    while (fds.length < count) {
      const fd = c.eventfd(0, EFD_CLOEXEC)
      if (fd < 0) throw systemError('eventfd', `${what}, which takes up to ${count} more fds`, lastErrno())
      fds.push(fd)
    }
  } finally {
    for (const fd of fds) c.close(fd)
  }
}
