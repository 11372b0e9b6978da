import { accessSync, constants as fs, existsSync } from 'node:fs'
import { constants } from 'node:os'
import { explainBusy, explainDenial, listDevices, type Obstacle } from '../../dma-buf/index.js'
import { c, type Pointer } from '../../ffi/index.js'
import { findSpec } from '../param-spec.js'
import { getProperty } from '../property.js'
import { classOf, isA } from '../gtype.js'
import { Caps, type Structure } from '../values/index.js'
import { missingDecoder, missingElement } from './missing-element.js'
import { describeMismatch, findMismatch, type Mismatch } from './negotiation.js'

/** The origin of an error. */
export interface ErrorOrigin {
  readonly pipeline: Pointer
  /** The object that posted the error; 0n if there is none. */
  readonly source: Pointer
  /** The last missing-plugin message before the error. */
  readonly missing: Structure | undefined
}

/** Facts that were found in addition to the error itself. */
export interface Hints {
  /** Sentences that explain the error. They are also part of its message. */
  readonly hints: readonly string[]
  readonly mismatch?: Mismatch
  readonly fix?: string
  readonly path?: string
}

/** Explains the usual errors: caps mismatches, missing plugins, and devices that are absent, busy or not accessible. */
export function hintsFor(reason: string, debug: string, origin: ErrorOrigin): Hints {
  if (reason === 'negotiation' || debug.includes('not-negotiated')) return negotiation(origin.pipeline)
  if (reason === 'missing-plugin' || reason === 'codec-not-found') return missingPlugin(origin.missing)
  if (debug.includes('not-linked')) return notLinked
  if (debug.includes('Buffer has no PTS')) return untimed
  const { EACCES, EPERM, EBUSY } = constants.errno
  const path = pathOf(origin.source)
  if (path === undefined) return none
  if (path.startsWith('/dev/video') && !existsSync(path)) return absentCamera(path)
  if (reason === 'busy' || saysErrno(debug, EBUSY)) return obstacle(path, explainBusy(path))
  if (
    (reason === 'not-authorized' || saysErrno(debug, EACCES) || saysErrno(debug, EPERM)) &&
    isDenied(path, reason)
  )
    return obstacle(path, explainDenial(path))
  return none
}

const none: Hints = { hints: [] }

const notLinked: Hints = {
  hints: [
    'A pad is not linked. An element that creates its pads while it runs, such as a demuxer, is linked only for the first run of a pipeline. Create a new pipeline for each run, or use seek()',
  ],
}

const untimed: Hints = {
  hints: [
    'The muxer needs a time for each buffer. Push with { pts }, or write do-timestamp=true is-live=true for an appsrc',
  ],
}

function negotiation(pipeline: Pointer): Hints {
  const mismatch = findMismatch(pipeline)
  return mismatch === undefined ? none : { hints: [describeMismatch(mismatch)], mismatch }
}

function missingPlugin(missing: Structure | undefined): Hints {
  const { type, detail: given } = missing?.fields ?? {}
  // The name of an element, or caps that no installed decoder takes.
  const detail = given instanceof Caps ? String(given) : given
  if (typeof detail !== 'string') return none
  const fix =
    type === 'element'
      ? missingElement(detail).fix
      : missingDecoder(/^[\w.+-]+\/[\w.+-]+/.exec(detail)?.[0] ?? '')
  return fix === undefined ? none : { hints: [fix], fix }
}

function obstacle(path: string, found: Obstacle | undefined): Hints {
  if (found === undefined) return { hints: [], path }
  const { text, fix } = found
  return fix === undefined ? { hints: [text], path } : { hints: [`${text}. To fix this: ${fix}`], fix, path }
}

function absentCamera(path: string): Hints {
  const cameras = listDevices().filter(({ kind }) => kind === 'video')
  const list = cameras.map((camera) => `${camera.path} (${camera.name})`).join(', ')
  const others = list === '' ? 'No camera was found' : `Available cameras: ${list}`
  return { hints: [`${path} does not exist. ${others}`], path }
}

/** Returns true if this process may not open the file. An EPERM can have other causes. */
function isDenied(path: string, reason: string): boolean {
  try {
    accessSync(path, reason.includes('write') ? fs.R_OK | fs.W_OK : fs.R_OK)
    return false
  } catch {
    return true
  }
}

/** Returns the path of the file or device that an element uses. */
function pathOf(source: Pointer): string | undefined {
  if (source === 0n || !isA(source, c.gst_element_get_type())) return undefined
  const name = ['device', 'location'].find((one) => findSpec(classOf(source), one) !== undefined)
  const path = name === undefined ? null : getProperty(source, name)
  return typeof path === 'string' && path.startsWith('/') ? path : undefined
}

/** Looks for an errno by its text, in the locale of the process: elements do not report the number. */
function saysErrno(debug: string, errno: number): boolean {
  return debug.includes(c.strerror(errno))
}
