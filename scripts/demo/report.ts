import { relative } from 'node:path'
import type { FrameMemory } from '../choose-frame-memory.js'
import type { Filmed } from './film.js'
import type { Source } from './options.js'
import { rate } from './rate.js'
import type { Read } from './read-frames.js'
import { ofV4l2src } from './v4l2src-leak.js'
import type { Written } from './write-movie.js'

/** Everything that the demo did. */
export interface Run {
  readonly source: Source
  readonly memory: FrameMemory
  readonly movie: string
  readonly picture: string
  readonly cameraPicture: string
  readonly written: Written
  readonly read: Read
  /** Undefined if the demo did not look for a camera. */
  readonly filmed: Filmed | undefined
  readonly fds: { readonly before: number; readonly after: number; readonly opened: readonly string[] }
}

/** Returns the report that the demo prints. */
export function report(run: Run): string {
  const { source, memory, movie, picture, cameraPicture, written, read, filmed, fds } = run
  const { arrivals } = written
  const { look } = read
  const from = source.kind === 'own movie' ? 'the movie just written' : source.path
  return [
    `Drawn in TypeScript and encoded: ${took(written)}, each in its own ${memory.kind}`,
    ...(memory.reason === undefined ? [] : [`  No dma-bufs: ${memory.reason}`]),
    `Decoded from ${from} and read in place: ${took({ ...read, frames: look.frames })}, ${look.width}x${look.height}, ${look.memories} memories`,
    `  ${source.kind === 'own movie' ? describeCounters(look.counters) : describeBrightness(look.brightness)}`,
    ...(filmed === undefined ? [] : describeFilm(filmed)),
    `Bytes copied between JavaScript and GStreamer: ${copiedBytes(run)}`,
    `  in:     ${arrivals.same} of ${written.frames} memories left appsrc with the inode, offset and size they were drawn with: ${arrivals.inodes.size} inodes, ${arrivals.dmaBufs} dma-bufs`,
    `  out:    ${describeProbes(read)}`,
    ...(filmed?.film === undefined ? [] : [`  camera: ${describeProbes(filmed.film.read)}`]),
    `File descriptors: ${fds.before} before, ${fds.after} after, at most ${written.peakFds} while drawing`,
    ...ofV4l2src(fds.opened).lines,
    `Movie:   ${relative('.', movie)}`,
    `Picture: ${relative('.', picture)}`,
    ...(filmed?.film === undefined ? [] : [`Camera:  ${relative('.', cameraPicture)}`]),
  ].join('\n')
}

/** Returns a message for everything that is wrong. Empty if all is well. */
export function complaints(run: Run): string[] {
  const { source, memory, written, read, filmed, fds } = run
  const { arrivals } = written
  const isOwn = source.kind === 'own movie'
  const ofUpstream = ofV4l2src(fds.opened)
  const started = source.kind === 'camera' ? 1 : (filmed?.started ?? 0)
  const checks: [boolean, string][] = [
    [arrivals.same === written.frames, 'Not every memory that was drawn into arrived in the pipeline'],
    [
      memory.kind === 'memfd' || arrivals.dmaBufs === written.frames,
      'Not every memory that was drawn into is a dma-buf',
    ],
    [copiedBytes(run) === 0, 'Bytes were copied'],
    // The decoder for a user's file may use a device and keep an fd open, so only the demo's own movie is checked.
    [
      !isOwn || (ofUpstream.others.length === 0 && ofUpstream.instances <= started),
      `File descriptors were left open: ${fds.opened.join(', ')}`,
    ],
    [!isOwn || read.look.frames === written.frames, 'The movie does not have as many frames as were drawn'],
    [
      !isOwn || read.look.counters.every(isInOrder),
      'The frames of the movie do not match those that were drawn',
    ],
  ]
  return checks.filter(([isWell]) => !isWell).map(([, complaint]) => complaint)
}

function copiedBytes({ written, read, filmed }: Run): number {
  return written.arrivals.copiedBytes + read.look.copiedBytes + (filmed?.film?.read.look.copiedBytes ?? 0)
}

function took({ frames, seconds }: { frames: number; seconds: number }): string {
  return `${frames} frames in ${seconds.toFixed(1)} s, ${rate(frames, seconds)}`
}

function describeFilm({ film, refusals }: Filmed): string[] {
  if (film === undefined) return [`No camera frames: ${refusals.join('; ')}`]
  const { camera, read } = film
  const { frames, width, height, format, dmaBufs, inodes, copiedBySource, brightness } = read.look
  return [
    `Read from the camera ${camera.path} (${camera.name}): ${took({ ...read, frames })}, ${width}x${height} ${format}`,
    `  ${dmaBufs} of ${frames} frames are dma-bufs, with ${inodes.size} different inodes; ${copiedBySource} were copied by v4l2src`,
    `  ${describeBrightness(brightness)}`,
    ...refusals.map((refusal) => `  Tried first: ${refusal}`),
  ]
}

function describeProbes({ look }: Read): string {
  const inUse = ` (${look.inUse} more could not be tested: GStreamer was still using them)`
  return `in ${look.same} of ${look.frames - look.inUse} frames, gst_memory_copy() saw a byte changed through the mapping${look.inUse === 0 ? '' : inUse}`
}

function describeCounters(counters: readonly number[]): string {
  const inOrder = counters.filter(isInOrder).length
  return `Frame numbers, drawn as squares and read back: ${inOrder} of ${counters.length} are correct`
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
