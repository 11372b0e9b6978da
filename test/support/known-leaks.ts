const known: RegExp[] = []

/**
 * Says what the tests of this file leave open, to no fault of theirs. GStreamer's v4l2src (1.22; reported of 1.24) keeps itself alive after
 * each run, with the device and four sockets: a C program that plays `v4l2src num-buffers=5 ! fakesink` and stops does so too.
 */
export function knowLeaksOfV4l2src(): void {
  known.push(/^left open: \d+ → (\/dev\/video\d+|socket:\[\d+\])$/)
}

/** Tells whether a change of the open fds is one of these. */
export function isKnownLeak(change: string): boolean {
  return known.some((pattern) => pattern.test(change))
}
