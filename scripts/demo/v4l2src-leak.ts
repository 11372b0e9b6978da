/** The fds that v4l2src left open. */
export interface OfV4l2src {
  /** The number of v4l2src elements that account for them. */
  readonly instances: number
  /** The targets of all other fds. */
  readonly others: readonly string[]
  /** The lines for the report. */
  readonly lines: readonly string[]
}

/**
 * Separates the fds that v4l2src leaks from all others. After they have delivered frames, GstV4l2Src and its buffer
 * pool hold references to each other, in any program (seen with GStreamer 1.22.0). That keeps the device and two pairs
 * of sockets open. The demo reports these fds, but does not count them as its own leak.
 *
 * @param opened - the targets of the fds that were opened since the start
 */
export function ofV4l2src(opened: readonly string[]): OfV4l2src {
  const devices = opened.filter((target) => /^\/dev\/video\d+$/.test(target))
  const sockets = opened.filter((target) => target.startsWith('socket:'))
  const isItsOwn = devices.length > 0 && sockets.length <= devices.length * 4
  if (!isItsOwn) return { instances: 0, others: opened, lines: [] }
  const others = opened.filter((target) => !devices.includes(target) && !sockets.includes(target))
  const held = [...new Set(devices), `${sockets.length} sockets`].join(' and ')
  return {
    instances: devices.length,
    others,
    lines: [
      `  ${devices.length + sockets.length} of these are v4l2src's (${held}): in some GStreamer versions, it and its buffer pool keep each other alive`,
      '  To see the leak without this package: GST_TRACERS=leaks GST_DEBUG=GST_TRACER:7 gst-launch-1.0 v4l2src num-buffers=9 ! fakesink',
    ],
  }
}
