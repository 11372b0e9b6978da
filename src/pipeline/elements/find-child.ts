import { didYouMean, GstAllocatorsError } from '../../errors/index.js'
import { c, type Pointer } from '../../ffi/index.js'
import {
  classOf,
  elementsIn,
  findSpec,
  isA,
  kindOf,
  nameOf,
  padsOf,
  readProperty,
  typeName,
  typeOfObject,
} from '../../gst/index.js'
import { accessTo, type Subject } from './subject.js'
import type { Owner } from './owner.js'

/**
 * Calls a function with the object that has a property, and the name of that property. A path such as `'sink_1::xpos'`
 * leads to a child: a pad, a child of a GstChildProxy, or the object in another property.
 */
export async function findChild<T>(
  subject: Subject,
  owner: Owner,
  verb: string,
  path: string,
  use: (subject: Subject, property: string) => Promise<T>,
): Promise<T> {
  const end = path.indexOf('::')
  if (end < 0) return use(subject, path)
  const name = path.slice(0, end)
  // Not awaited when it need not be: a property of an idle element is set before set() returns.
  const object = childOf(subject.object, name) ?? (await objectIn(subject, owner, verb, name))
  if (object === null) throw noChild(subject, verb, path, name)
  try {
    return await findChild(childSubject(subject, object), owner, verb, path.slice(end + 2), use)
  } finally {
    c.g_object_unref(object)
  }
}

/** Returns a pad or child by its name, or null. The caller owns the reference. */
function childOf(object: Pointer, name: string): Pointer | null {
  if (name === '' || name.includes('\0')) return null
  const child = isA(object, c.gst_child_proxy_get_type())
    ? c.gst_child_proxy_get_child_by_name(object, name)
    : null
  if (child !== null || !isA(object, c.gst_element_get_type())) return child
  return c.gst_element_get_static_pad(object, name)
}

/** Returns the GstObject in a property, or null. The caller owns the reference. */
async function objectIn(
  subject: Subject,
  owner: Owner,
  verb: string,
  property: string,
): Promise<Pointer | null> {
  const spec = findSpec(classOf(subject.object), property)
  if (spec?.name !== property || spec.fundamental !== 'GObject' || !spec.isReadable) return null
  return readProperty(accessTo(subject, owner, verb, spec), (value) => {
    const object = c.g_value_get_object(value)
    const isKnown = object !== null && isA(object, c.gst_object_get_type())
    return isKnown ? c.g_object_ref(object) : null
  })
}

function childSubject(parent: Subject, object: Pointer): Subject {
  if (isA(object, c.gst_element_get_type()))
    return { object, element: object, name: nameOf(object), kind: kindOf(object) }
  return {
    object,
    element: parent.element,
    name: `${parent.name}.${nameOf(object)}`,
    kind: typeName(typeOfObject(object)),
  }
}

function noChild(subject: Subject, verb: string, path: string, name: string): GstAllocatorsError {
  const { object, element, name: parent } = subject
  const names = [...(object === element ? padsOf(element) : []), ...elementsIn(object)].map(nameOf)
  return new GstAllocatorsError(
    'ERR_NO_PROPERTY',
    `Cannot ${verb} ${path} of '${parent}': it has no pad or child '${name}'${didYouMean(name, names)}`,
    { element: parent, property: path },
  )
}
