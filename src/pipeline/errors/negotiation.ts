import { c, type Pointer, takeString } from '../../ffi/index.js'
import { elementsOf, sinkPadsOf, sourcePadsOf } from '../elements/each-element.js'
import { nameOf } from '../elements/names.js'
import { fieldNames } from '../values/decode-structure.js'

/** Two pads whose caps do not fit together. */
export interface Mismatch {
  /** The pad that the data comes from, with its element: `'in.src'`. */
  readonly from: string
  /** The pad that it goes to: `'enc.sink'`. */
  readonly to: string
  /** The caps of the one. Long ones are cut. */
  readonly offered: string
  /** The caps that the other takes. */
  readonly accepted: string
  /** The field of the caps that has no value in common; `'media type'` when that is what differs. */
  readonly field: string | undefined
}

/** Finds the link of a pipeline over which the two sides cannot agree: one over which something was offered, before any other. */
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

/** Compares the pads of two elements that could not be linked, or one of them with the caps between the two. */
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

/** Says it in words. */
export function describeMismatch({ from, to, offered, accepted, field }: Mismatch): string {
  const what = field === undefined ? '' : ` in ${field}`
  return `${from} and ${to} do not agree${what}:\n    ${from} gives ${offered}\n    ${to} takes ${accepted}`
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
    // A side that can do nothing is at odds with what is behind it, not with this link.
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

/** Of the pairs of structures, that which differs least says most. */
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

/** Caps of some elements fill pages. */
function textOf(caps: Pointer): string {
  const text = takeString(c.gst_caps_to_string(caps))
  return text.length <= longest ? text : `${text.slice(0, longest)} …`
}

const longest = 300
