/** Which of the fds that were left open are v4l2src's. */
export interface OfV4l2src {
  /** How many v4l2src account for them. */
  readonly instances: number
  /** What leads to anything else. */
  readonly others: readonly string[]
  /** What is to be said about it. */
  readonly lines: readonly string[]
}

/**
 * Sorts out what v4l2src leaves open for good. GstV4l2Src and its pool hold each other after they have given frames, in any program (seen
 * with GStreamer 1.22.0), and with them the device and two pairs of sockets. It is said, and not counted as ours.
 *
 * @param opened - what the fds lead to that are open now, and were not before
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
      `  ${devices.length + sockets.length} of these are v4l2src's, ${held}: it keeps itself and its buffer pool in some versions of GStreamer`,
      '  To see it without this package: GST_TRACERS=leaks GST_DEBUG=GST_TRACER:7 gst-launch-1.0 v4l2src num-buffers=9 ! fakesink',
    ],
  }
}
