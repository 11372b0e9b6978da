import { ofV4l2src } from '../../scripts/demo/v4l2src-leak.js'

let ofCamera = false

/**
 * Declares that the tests of this file play v4l2src, which leaks after each run (GStreamer 1.22; reported for 1.24): it
 * leaves the device and up to four sockets open. A C program with `v4l2src num-buffers=5 ! fakesink` leaks them, too.
 */
export function knowLeaksOfV4l2src(): void {
  ofCamera = true
}

/** Returns the changes of open fds without these known leaks. */
export function unknownLeaks(changes: readonly string[]): string[] {
  if (!ofCamera) return [...changes]
  const opened = changes.map((change) => /^left open: \d+ → (.*)$/.exec(change)?.[1] ?? change)
  return [...ofV4l2src(opened).others]
}
