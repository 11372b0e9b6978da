import { c, type Pointer, takeString } from '../../ffi/index.js'
import { elementsOf, sinkPadsOf, sourcePadsOf } from '../iterate.js'
import { nameOf } from '../object-names.js'
import { fieldNames } from '../decode-value.js'

/** Two pads whose caps have nothing in common. */
export interface Mismatch {
  /** The pad that the data comes from, with its element, such as `'in.src'`; or `'the filter'` between two elements. */
  readonly from: string
  /** The pad on the other side, such as `'enc.sink'`. */
  readonly to: string
  /** The caps of `from`. Long caps are cut. */
  readonly offered: string
  /** The caps that `to` supports. Long caps are cut. */
  readonly accepted: string
  /** The caps field that has no value in common; `'media type'` if the media types differ. */
  readonly field: string | undefined
}

/** Finds a link whose two pads cannot agree on caps. Links whose source pad already has caps are checked first. */
export function findMismatch(pipeline: Pointer): Mismatch | undefined {
  const pads = elementsOf(pipeline).flatMap(sourcePadsOf)
  for (const capsOf of [currentCaps, possibleCaps]) {
    for (const pad of pads) {
      const peer = c.gst_pad_get_peer(pad)
      if (peer === null) continue
      const mismatch = compare(pad, peer, capsOf)
      c.gst_object_unref(peer)
      if (mismatch !== undefined) return mismatch
    }
  }
  return undefined
}

/** Compares the pads of two elements that could not be linked. With a filter, compares each of them with the filter. */
export function compareElements(
  from: Pointer,
  to: Pointer,
  filter: Pointer | undefined,
): Mismatch | undefined {
  for (const pad of sourcePadsOf(from)) {
    for (const peer of sinkPadsOf(to)) {
      const mismatch =
        filter === undefined
          ? compare(pad, peer, possibleCaps)
          : (compareWith(filter, 'the filter', peer) ?? compareWith(filter, 'the filter', pad))
      if (mismatch !== undefined) return mismatch
    }
  }
  return undefined
}

/** Describes a mismatch in words. */
export function describeMismatch({ from, to, offered, accepted, field }: Mismatch): string {
  return `${from} and ${to} have no ${field ?? 'caps'} in common:\n    ${from}: ${offered}\n    ${to}: ${accepted}`
}

function compare(
  pad: Pointer,
  peer: Pointer,
  capsOf: (pad: Pointer) => Pointer | null,
): Mismatch | undefined {
  const offered = capsOf(pad)
  if (offered === null) return undefined
  try {
    return compareWith(offered, placeOf(pad), peer)
  } finally {
    c.gst_mini_object_unref(offered)
  }
}

function compareWith(offered: Pointer, from: string, pad: Pointer): Mismatch | undefined {
  const accepted = possibleCaps(pad)
  try {
    // A pad with empty caps conflicts with the elements downstream of it, not with this peer.
    if ([offered, accepted].some(isEmpty) || c.gst_caps_can_intersect(offered, accepted) !== 0)
      return undefined
    return {
      from,
      to: placeOf(pad),
      offered: textOf(offered),
      accepted: textOf(accepted),
      field: differingField(offered, accepted),
    }
  } finally {
    c.gst_mini_object_unref(accepted)
  }
}

function currentCaps(pad: Pointer): Pointer | null {
  return c.gst_pad_get_current_caps(pad)
}

function possibleCaps(pad: Pointer): Pointer {
  return c.gst_pad_query_caps(pad, null)
}

function isEmpty(caps: Pointer): boolean {
  return takeString(c.gst_caps_to_string(caps)) === 'EMPTY'
}

function placeOf(pad: Pointer): string {
  const element = c.gst_object_get_parent(pad)
  if (element === null) return nameOf(pad)
  const place = `${nameOf(element)}.${nameOf(pad)}`
  c.gst_object_unref(element)
  return place
}

/** Returns a field that differs in the most similar pair of structures: that pair explains the mismatch best. */
function differingField(offered: Pointer, accepted: Pointer): string | undefined {
  const pairs = structuresOf(offered).flatMap((one) =>
    structuresOf(accepted).map((other) => ({ one, other, fields: differingFields(one, other) })),
  )
  const alike = pairs.filter(
    ({ one, other }) => c.gst_structure_get_name(one) === c.gst_structure_get_name(other),
  )
  if (pairs.length > 0 && alike.length === 0) return 'media type'
  alike.sort((a, b) => a.fields.length - b.fields.length)
  return alike[0]?.fields[0]
}

function structuresOf(caps: Pointer): Pointer[] {
  return Array.from({ length: c.gst_caps_get_size(caps) }, (_, index) =>
    c.gst_caps_get_structure(caps, index),
  )
}

function differingFields(one: Pointer, other: Pointer): string[] {
  return fieldNames(one).filter((name) => {
    const [value, otherValue] = [c.gst_structure_get_value(one, name), c.gst_structure_get_value(other, name)]
    return value !== null && otherValue !== null && c.gst_value_intersect(null, value, otherValue) === 0
  })
}

/** Returns caps as text, cut to a readable length: the caps of some elements fill pages. */
function textOf(caps: Pointer): string {
  const text = takeString(c.gst_caps_to_string(caps))
  return text.length <= maxCapsCharacters ? text : `${text.slice(0, maxCapsCharacters)} …`
}

const maxCapsCharacters = 300
