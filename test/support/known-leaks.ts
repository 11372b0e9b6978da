import { ofV4l2src } from '../../scripts/demo/v4l2src-leak.js'

let ofCamera = false

/**
 * Says that the tests of this file play v4l2src, which keeps itself alive after each run (GStreamer 1.22; reported of 1.24), with the device
 * and up to four sockets. A C program that plays `v4l2src num-buffers=5 ! fakesink` and stops leaves them open, too.
 */
export function knowLeaksOfV4l2src(): void {
  ofCamera = true
}

/** Of the changes of the open fds, those that are none of these. */
export function unknownLeaks(changes: readonly string[]): string[] {
  if (!ofCamera) return [...changes]
  const opened = changes.map((change) => /^left open: \d+ → (.*)$/.exec(change)?.[1] ?? change)
  return [...ofV4l2src(opened).others]
}
