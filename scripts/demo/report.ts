import { relative } from 'node:path'
import type { Source } from './options.js'
import type { Read } from './read-frames.js'
import { rate } from './rate.js'
import type { Written } from './write-movie.js'

/** All that the demo did. */
export interface Run {
  readonly source: Source
  readonly movie: string
  readonly picture: string
  readonly written: Written
  readonly read: Read
  readonly fdsBefore: number
  readonly fdsAfter: number
}

/** Says what was done. */
export function report({ source, movie, picture, written, read, fdsBefore, fdsAfter }: Run): string {
  const { arrivals } = written
  const { look } = read
  const from = source.kind === 'own movie' ? 'the movie just written' : source.path
  const copied = arrivals.copiedBytes + look.copiedBytes
  const probed = look.frames - look.inUse
  return [
    `Drawn from TypeScript and encoded: ${took(written)}, each a memory over a memfd of its own`,
    `Decoded from ${from} and read: ${took({ ...read, frames: look.frames })}, ${look.width}x${look.height}, ${look.memories} memories mapped one by one`,
    `  ${source.kind === 'own movie' ? describeCounters(look.counters) : describeBrightness(look.brightness)}`,
    `Bytes copied between JavaScript and GStreamer: ${copied}`,
    `  in:  ${arrivals.same} of ${written.frames} memories came out behind appsrc with the inode, offset and size of one drawn into`,
    `  out: in ${look.same} of ${probed} frames, a byte changed through the mapping had changed for gst_memory_copy too` +
      (look.inUse === 0 ? '' : ` (${look.inUse} more could not be probed: GStreamer was still using them)`),
    `File descriptors: ${fdsBefore} before, ${fdsAfter} after, ${written.peakFds} at most while drawing`,
    ...(source.kind === 'camera' && fdsAfter > fdsBefore ? [leakOfV4l2src] : []),
    `Movie:   ${relative('.', movie)}`,
    `Picture: ${relative('.', picture)}`,
  ].join('\n')
}

/** What is not as it must be, in words; empty when all is well. */
export function complaints({ source, written, read, fdsBefore, fdsAfter }: Run): string[] {
  const isOwn = source.kind === 'own movie'
  const checks: [boolean, string][] = [
    [
      written.arrivals.same === written.frames,
      'Not every memory that was drawn into arrived in the pipeline',
    ],
    [written.arrivals.copiedBytes + read.look.copiedBytes === 0, 'Bytes were copied'],
    // A decoder that uses a device, or v4l2src, may keep an fd for good.
    [!isOwn || fdsAfter === fdsBefore, 'File descriptors were left open'],
    [!isOwn || read.look.frames === written.frames, 'The movie has not as many frames as were drawn'],
    [!isOwn || read.look.counters.every(isInOrder), 'The frames of the movie are not those that were drawn'],
  ]
  return checks.filter(([isWell]) => !isWell).map(([, complaint]) => complaint)
}

function took({ frames, seconds }: { frames: number; seconds: number }): string {
  return `${frames} frames in ${seconds.toFixed(1)} s, ${rate(frames, seconds)}`
}

function describeCounters(counters: readonly number[]): string {
  const inOrder = counters.filter(isInOrder).length
  return `The numbers drawn into the frames as squares, read back: ${inOrder} of ${counters.length} are as they were drawn`
}

function isInOrder(counter: number, index: number): boolean {
  return counter === index
}

function describeBrightness(brightness: readonly number[]): string {
  const [low, high] = [Math.min(...brightness), Math.max(...brightness)].map((mean) =>
    Math.round(mean / 2.55),
  )
  return `Mean brightness of a frame: ${low ?? 0} % to ${high ?? 0} %`
}

// Seen with 1.22.0: GstV4l2Src and its pool hold each other, in any program. It is said, and not counted as ours.
const leakOfV4l2src =
  '  v4l2src keeps its buffer pool in some versions of GStreamer: GST_TRACERS=leaks gst-launch-1.0 v4l2src ! fakesink'
