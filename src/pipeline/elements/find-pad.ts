import { didYouMean, GstAllocatorsError, wrongType } from '../../errors/index.js'
import { c, type Pointer } from '../../ffi/index.js'
import { nameOf, padsOf } from '../../gst/index.js'
import type { Owner } from './owner.js'
import { Pad } from './pad.js'

/** Returns a pad of an element by its name. */
export function findPad(element: Pointer, owner: Owner, name: string): Pad {
  if (typeof name !== 'string') throw wrongType('name', 'a string', name)
  const pointer = name.includes('\0') ? null : c.gst_element_get_static_pad(element, name)
  const pad = pointer === null ? undefined : owner.partFor(pointer)
  if (pointer !== null) c.gst_object_unref(pointer)
  if (pad instanceof Pad) return pad
  const names = padsOf(element).map(nameOf)
  const meant = didYouMean(name, names)
  const list = names.length === 0 ? '. The element has no pads now' : `. Its pads are ${names.join(', ')}`
  throw new GstAllocatorsError(
    'ERR_NO_PAD',
    `Cannot use the pad '${name}' of '${nameOf(element)}': it has no such pad${meant === '' ? list : meant}`,
    { element: nameOf(element) },
  )
}
