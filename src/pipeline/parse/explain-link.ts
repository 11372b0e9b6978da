import { c, GST_PARSE_FLAG_NONE, type Pointer } from '../../ffi/index.js'
import { elementsOf } from '../elements/each-element.js'
import { nameOf } from '../elements/names.js'
import { compareElements, describeMismatch, type Mismatch } from '../errors/negotiation.js'
import { launch } from './launch.js'
import { isA } from '../values/value-type.js'
import type { Suggestion } from './suggest.js'

/** Says why two elements cannot be linked: by their pads, in a pipeline that is made once more, without the link. */
export function explainLink(description: string, message: string): Suggestion {
  const [, from, to, caps] = /could not link (\S+) to ([^\s,]+)(?:.* caps (.*))?/s.exec(message) ?? []
  // To parse it again, and to compare each two that may be meant, takes time: nobody waits seconds for an error.
  if (from === undefined || to === undefined || description.split('!').length > most) return { text: '' }
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

/** Elements without a name of their own have other numbers when they are made again. */
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

const most = 24
