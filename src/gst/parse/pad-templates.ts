import { c, layouts, type Pointer, readPointer } from '../../ffi/index.js'
import { classOfKind } from '../kind-class.js'
import { getProperty } from '../property.js'

/** A template for pads of a kind of element. */
interface PadTemplate {
  readonly pointer: Pointer
  readonly direction: 'src' | 'sink'
  readonly presence: 'always' | 'sometimes' | 'request'
}

/** Returns true if an element can have more than one pad on both sides, such as multiqueue and rtpbin. */
export function passesInParallel(kind: string): boolean {
  const templates = padTemplates(kind)
  return templates === undefined || (hasMany(templates, 'sink') && hasMany(templates, 'src'))
}

/** Returns true if an element makes pads in a direction whenever it is asked to. */
export function makesPads(kind: string, direction: 'src' | 'sink'): boolean {
  return requested(kind, direction).length > 0
}

/** Returns true if an element always has a pad in a direction. */
export function hasPad(kind: string, direction: 'src' | 'sink'): boolean {
  return padTemplates(kind)?.some((one) => one.direction === direction && one.presence === 'always') === true
}

/**
 * Returns true if GStreamer, when it cannot link two elements, asks the first one for a sink pad and the second one for a
 * source pad: it looks at the templates of request pads whose directions differ, in either order.
 */
export function requestsBackwards(from: string, to: string): boolean {
  const [sinks, sources] = [requested(from, 'sink'), requested(to, 'src')]
  return sinks.some((sink) => sources.some((source) => areCompatible(sink.pointer, source.pointer)))
}

function requested(kind: string, direction: 'src' | 'sink'): readonly PadTemplate[] {
  return (padTemplates(kind) ?? []).filter((one) => one.direction === direction && one.presence === 'request')
}

function areCompatible(one: Pointer, other: Pointer): boolean {
  const [caps, others] = [c.gst_pad_template_get_caps(one), c.gst_pad_template_get_caps(other)]
  try {
    return c.gst_caps_is_always_compatible(caps, others) !== 0
  } finally {
    c.gst_mini_object_unref(caps)
    c.gst_mini_object_unref(others)
  }
}

/** Returns the pad templates of a kind of element; undefined if the kind is not installed. */
function padTemplates(kind: string): readonly PadTemplate[] | undefined {
  const found = classOfKind(kind)
  if (typeof found !== 'object') return undefined
  let templates = known.get(kind)
  if (templates === undefined) known.set(kind, (templates = read(found.elementClass)))
  return templates
}

function hasMany(templates: readonly PadTemplate[], direction: 'src' | 'sink'): boolean {
  const own = templates.filter((one) => one.direction === direction)
  return own.length > 1 || own.some(({ presence }) => presence !== 'always')
}

function read(elementClass: Pointer): PadTemplate[] {
  const templates: PadTemplate[] = []
  let item = c.gst_element_class_get_pad_template_list(elementClass) ?? 0n
  for (; item !== 0n; item = readPointer(item, layouts.GList.next)) {
    const template = readPointer(item, layouts.GList.data)
    templates.push({
      pointer: template,
      direction: getProperty(template, 'direction') as PadTemplate['direction'],
      presence: getProperty(template, 'presence') as PadTemplate['presence'],
    })
  }
  return templates
}

const known = new Map<string, readonly PadTemplate[]>()
