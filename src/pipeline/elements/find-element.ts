import { didYouMean, GstAllocatorsError, wrongType } from '../../errors/index.js'
import { c, type Pointer } from '../../ffi/index.js'
import { elementsOf, kindOf, nameOf } from '../../gst/index.js'

/** A requirement on an element. */
export interface Wanted {
  /** The requirement in words, such as `'appsink'`. */
  readonly what: string
  fits(element: Pointer): boolean
}

/** Finds an element of a pipeline by its name. The caller owns the reference. */
export function findElement(pipeline: Pointer, name: string, wanted: Wanted): Pointer {
  if (typeof name !== 'string') throw wrongType('name', 'a string', name)
  const element = name.includes('\0')
    ? null
    : (c.gst_bin_get_by_name(pipeline, name) ?? itself(pipeline, name))
  if (element === null) throw missing(pipeline, name, wanted)
  if (wanted.fits(element)) return element
  const kind = kindOf(element)
  c.gst_object_unref(element)
  throw new GstAllocatorsError(
    'ERR_NO_ELEMENT',
    `Cannot use '${name}' as ${wanted.what}: it is ${kind === '' ? 'a bin' : kind}${alternatives(pipeline, wanted)}`,
    { element: name, required: wanted.what, found: kind },
  )
}

/** Returns the pipeline if it has the name, as playbin has when it is all that a description consists of. */
function itself(pipeline: Pointer, name: string): Pointer | null {
  return nameOf(pipeline) === name ? c.gst_object_ref(pipeline) : null
}

function missing(pipeline: Pointer, name: string, wanted: Wanted): GstAllocatorsError {
  const meant = didYouMean(name, elementsOf(pipeline).map(nameOf))
  return new GstAllocatorsError(
    'ERR_NO_ELEMENT',
    `Cannot find ${wanted.what} '${name}': no element has that name${meant === '' ? alternatives(pipeline, wanted) : meant}`,
    { element: name },
  )
}

/** Lists the elements that fit, for the end of a message. */
function alternatives(pipeline: Pointer, wanted: Wanted): string {
  const names = elementsOf(pipeline)
    .filter((element) => wanted.fits(element))
    .map((element) => `'${nameOf(element)}'`)
  return names.length === 0 ? `, and the pipeline has no ${wanted.what}` : `. Use ${names.join(' or ')}`
}
