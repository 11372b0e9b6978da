import { GST_STATE_NULL, GST_STATE_READY } from '../ffi/index.js'
import { propertyFaults } from './property-faults.js'

/** Something that an element accepts, and then crashes, logs a CRITICAL or hangs. */
export interface PropertyFault {
  /** The class that declares the property, and the name of the property. */
  readonly owner: string
  readonly property: string
  /** The value, the range of values, or the state from which on no value may be set: from NULL, only a description may. */
  readonly refused: Refused
  /** The element and the version of GStreamer in which this was seen, and what happened. */
  readonly element: string
  readonly version: string
  readonly reason: string
}

/** What a fault forbids. A text rule is a kind of text: see {@link TextRule}. */
export type Refused =
  | 'null'
  | TextRule
  | { readonly above: number | bigint }
  | { readonly below: number | bigint }
  | { readonly nick: string }
  | { readonly from: 'NULL' | 'READY' | 'PAUSED' }

/** A kind of text that is refused. src/gst/text-rules.ts has the texts that are accepted instead. */
export type TextRule =
  | 'any'
  | 'empty'
  | 'format'
  | 'not-address'
  | 'not-fixed'
  | 'not-numbers'
  | 'not-pem'
  | 'not-proxy'
  | 'not-rectangle'
  | 'not-sdes'
  | 'not-srtp-auth'
  | 'not-srtp-cipher'
  | 'not-stream-types'
  | 'not-timecode'
  | 'not-uint-map'
  | 'not-version'

/** What faults leave of a specification. */
export interface Limits {
  readonly range: { readonly min: number | bigint; readonly max: number | bigint } | undefined
  readonly isWritable: boolean
  readonly acceptsNull: boolean
  readonly highestState: number | undefined
  /** The nicks of an enum or flags type. */
  readonly nicks: readonly string[] | undefined
}

/** Narrows the limits of a property to what its element can stand, and says why. */
export function narrow(
  owner: string,
  property: string,
  limits: Limits,
): Limits & { readonly textRules: readonly TextRule[]; readonly reason: string | undefined } {
  const faults = byName.get(`${owner}.${property}`) ?? []
  const textRules: TextRule[] = []
  let { range, isWritable, acceptsNull, highestState, nicks } = limits
  for (const { refused } of faults) {
    if (refused === 'null' || refused === 'any') acceptsNull = false
    if (refused === 'null') continue
    if (typeof refused === 'string') textRules.push(refused)
    else if ('above' in refused) range = range && { ...range, max: refused.above }
    else if ('below' in refused) range = range && { ...range, min: refused.below }
    else if ('nick' in refused) nicks = nicks?.filter((nick) => nick !== refused.nick)
    else if (refused.from === 'NULL') isWritable = false
    else highestState = Math.min(highestState ?? Infinity, below[refused.from])
  }
  const [fault] = faults
  const reason = fault && `${fault.element} of GStreamer ${fault.version} fails otherwise (${fault.reason})`
  return { range, isWritable, acceptsNull, highestState, nicks, textRules, reason }
}

const below = { READY: GST_STATE_NULL, PAUSED: GST_STATE_READY } as const

const byName = new Map<string, PropertyFault[]>()
for (const fault of propertyFaults) {
  const name = `${fault.owner}.${fault.property}`
  byName.set(name, [...(byName.get(name) ?? []), fault])
}
