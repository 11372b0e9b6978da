import { didYouMean, GstAllocatorsError, wrongType } from '../../errors/index.js'
import { c, type Pointer } from '../../ffi/index.js'
import { elementsOf } from './each-element.js'
import { kindOf, nameOf } from './names.js'

/** What an element must be. */
export interface Wanted {
  /** In words: `'appsink'`. */
  readonly what: string
  fits(element: Pointer): boolean
}

/** Finds an element of a pipeline by its name, with a reference that is the caller's. */
export function findElement(pipeline: Pointer, name: string, wanted: Wanted): Pointer {
  if (typeof name !== 'string') throw wrongType('name', 'a string', name)
  const element = name.includes('\0') ? null : c.gst_bin_get_by_name(pipeline, name)
  if (element === null) throw missing(pipeline, name, wanted)
  if (wanted.fits(element)) return element
  const kind = kindOf(element)
  c.gst_object_unref(element)
  throw new GstAllocatorsError(
    'ERR_NO_ELEMENT',
    `Cannot use '${name}' as ${wanted.what}: it is ${kind === '' ? 'a bin' : kind}${those(pipeline, wanted)}`,
    { element: name, required: wanted.what, found: kind },
  )
}

function missing(pipeline: Pointer, name: string, wanted: Wanted): GstAllocatorsError {
  const meant = didYouMean(name, elementsOf(pipeline).map(nameOf))
  return new GstAllocatorsError(
    'ERR_NO_ELEMENT',
    `Cannot use '${name}' as ${wanted.what}: no element has that name${meant === '' ? those(pipeline, wanted) : meant}`,
    { element: name },
  )
}

/** Those that would do. */
function those(pipeline: Pointer, wanted: Wanted): string {
  const names = elementsOf(pipeline)
    .filter((element) => wanted.fits(element))
    .map((element) => `'${nameOf(element)}'`)
  return names.length === 0 ? `, and there is no ${wanted.what}` : `; ${wanted.what}: ${names.join(', ')}`
}
