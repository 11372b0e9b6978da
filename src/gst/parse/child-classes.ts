import { c, layouts, type Pointer, readPointer } from '../../ffi/index.js'
import { classIsA, classOfKind } from '../kind-class.js'
import { withValue } from '../value.js'
import { explicitName } from './explicit-name.js'
import type { PartOutline } from './outline.js'

/** Returns the classes that the child in `child::property` may have: of an element in the bin, or of a pad to come. */
export function childClasses(part: PartOutline, elementClass: Pointer, property: string): Pointer[] {
  const [child, name, ...rest] = property.split('::')
  if (name === undefined || rest.length > 0 || !classIsA(elementClass, c.gst_child_proxy_get_type()))
    return []
  const inner = part.parts.find((one) => explicitName(one) === child)
  const kind = inner === undefined ? undefined : classOfKind(inner.kind)
  if (typeof kind === 'object') return [kind.elementClass]
  return padClasses(elementClass)
}

function padClasses(elementClass: Pointer): Pointer[] {
  const known = found.get(elementClass)
  if (known !== undefined) return known
  const classes = new Set<Pointer>()
  let item = c.gst_element_class_get_pad_template_list(elementClass) ?? 0n
  for (; item !== 0n; item = readPointer(item, layouts.GList.next)) {
    const type = padType(readPointer(item, layouts.GList.data))
    // The reference is not released: the class of the element keeps its pad templates, and they keep the type.
    if (type !== 0n) classes.add(c.g_type_class_ref(type))
  }
  found.set(elementClass, [...classes])
  return [...classes]
}

/** Returns the type of the pads of a template; 0 if it does not say. */
function padType(template: Pointer): Pointer {
  return withValue(BigInt(c.g_gtype_get_type()), (value) => {
    c.g_object_get_property(template, 'gtype', value)
    const type = BigInt(c.g_value_get_gtype(value))
    return c.g_type_is_a(type, BigInt(c.gst_object_get_type())) !== 0 ? type : 0n
  })
}

const found = new Map<Pointer, Pointer[]>()
