import { c, GST_PARSE_FLAG_NONE, type Pointer } from '../../ffi/index.js'
import { elementsOf } from '../iterate.js'
import { nameOf } from '../object-names.js'
import { compareElements, describeMismatch, type Mismatch } from '../errors/negotiation.js'
import { launch } from './launch.js'
import { isA } from '../gtype.js'
import type { Suggestion } from './suggest.js'

/** Explains why two elements cannot be linked: builds the pipeline again, without that link, to compare their pads. */
export function explainLink(description: string, message: string): Suggestion {
  const [, from, to, caps] = /could not link (\S+) to ([^\s,]+)(?:.* caps (.*))?/s.exec(message) ?? []
  // Parsing again and comparing all candidate pairs takes seconds for a long description, too long for an error.
  if (from === undefined || to === undefined || description.split('!').length > maxExplainedLinks)
    return { text: '' }
  const { made } = launch(description, null, GST_PARSE_FLAG_NONE)
  if (made === null) return { text: '' }
  const filter = caps === undefined ? undefined : (c.gst_caps_from_string(caps) ?? undefined)
  try {
    const mismatch = mismatchIn(made, from, to, filter)
    return { text: mismatch === undefined ? '' : `\n  ${describeMismatch(mismatch)}` }
  } finally {
    if (filter !== undefined) c.gst_mini_object_unref(filter)
    c.gst_object_unref(made)
  }
}

/** Compares all elements that may be meant: unnamed elements get other numbers when they are created again. */
function mismatchIn(made: Pointer, from: string, to: string, filter?: Pointer): Mismatch | undefined {
  const elements = isA(made, c.gst_bin_get_type()) ? elementsOf(made) : []
  const base = (name: string) => name.replace(/\d+$/, '')
  const like = (name: string) => elements.filter((element) => base(nameOf(element)) === base(name))
  for (const one of like(from)) {
    for (const other of like(to)) {
      const mismatch = compareElements(one, other, filter)
      if (mismatch === undefined) continue
      const renamed = (place: string) =>
        place.replace(`${nameOf(one)}.`, `${from}.`).replace(`${nameOf(other)}.`, `${to}.`)
      return { ...mismatch, from: renamed(mismatch.from), to: renamed(mismatch.to) }
    }
  }
  return undefined
}

const maxExplainedLinks = 24
