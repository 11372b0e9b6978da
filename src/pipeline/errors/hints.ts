import { accessSync, constants as fs, existsSync } from 'node:fs'
import { constants } from 'node:os'
import { explainBusy, explainDenial, type Obstacle } from '../../fd/device-access.js'
import { listDevices } from '../../fd/list-devices.js'
import { c, type Pointer } from '../../ffi/index.js'
import { findSpec } from '../elements/param-spec.js'
import { getProperty } from '../elements/property.js'
import { classOf, isA, type Structure } from '../values/value-type.js'
import { missingDecoder, missingElement } from './missing-element.js'
import { describeMismatch, findMismatch, type Mismatch } from './negotiation.js'

/** Where an error comes from. */
export interface Origin {
  readonly pipeline: Pointer
  /** Who posted it: 0n for nobody. */
  readonly source: Pointer
  /** What some element said about a plugin that is missing, before the error. */
  readonly missing: Structure | undefined
}

/** What is known beyond the error itself. */
export interface Hints {
  /** Sentences for people. */
  readonly hints: readonly string[]
  readonly mismatch?: Mismatch
  readonly fix?: string
  readonly path?: string
}

/** Finds out more about the usual errors: caps that do not fit, what is not installed, a device that is busy or not to be opened. */
export function hintsFor(reason: string, debug: string, origin: Origin): Hints {
  if (reason === 'negotiation' || debug.includes('not-negotiated')) return negotiation(origin.pipeline)
  if (reason === 'missing-plugin' || reason === 'codec-not-found') return missingPlugin(origin.missing)
  if (debug.includes('not-linked')) return notLinked
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
    'A pad leads nowhere. An element that makes its pads while it runs, as demuxers do, is linked by its description for the first run only: make a new pipeline for the next, or seek()',
  ],
}

function negotiation(pipeline: Pointer): Hints {
  const mismatch = findMismatch(pipeline)
  return mismatch === undefined ? none : { hints: [describeMismatch(mismatch)], mismatch }
}

function missingPlugin(missing: Structure | undefined): Hints {
  const { type, detail } = missing?.fields ?? {}
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
  return fix === undefined ? { hints: [text], path } : { hints: [`${text}: ${fix}`], fix, path }
}

function absentCamera(path: string): Hints {
  const cameras = listDevices().filter(({ kind }) => kind === 'video')
  const list = cameras.map((camera) => `${camera.path} (${camera.name})`).join(', ')
  return { hints: [`There is no ${path}, ${list === '' ? 'nor any other camera' : `but ${list}`}`], path }
}

/** Not every EPERM comes of opening. */
function isDenied(path: string, reason: string): boolean {
  try {
    accessSync(path, reason.includes('write') ? fs.R_OK | fs.W_OK : fs.R_OK)
    return false
  } catch {
    return true
  }
}

/** The file or device of an element. */
function pathOf(source: Pointer): string | undefined {
  if (source === 0n || !isA(source, c.gst_element_get_type())) return undefined
  const name = ['device', 'location'].find((one) => findSpec(classOf(source), one) !== undefined)
  const path = name === undefined ? null : getProperty(source, name)
  return typeof path === 'string' && path.startsWith('/') ? path : undefined
}

/** Elements tell the number of an error of the system by its text only, in the language of the process. */
function saysErrno(debug: string, errno: number): boolean {
  return debug.includes(c.strerror(errno))
}
