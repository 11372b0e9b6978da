import { GstAllocatorsError, show } from '../../errors/index.js'
import { c, type Pointer } from '../../ffi/index.js'
import { getProperty, nameOf, padsOf, type PropertySpec } from '../../gst/index.js'
import { pointerOf } from './part-pointers.js'
import type { Subject } from './subject.js'

/**
 * Stores a Pad in a GValue, if the property is a pad: one of the pads that were requested from the element itself.
 * GStreamer's own elements crash on any other. Returns false if the property is not a pad.
 */
export function fillPad(value: Pointer, spec: PropertySpec, subject: Subject, input: unknown): boolean {
  if (c.g_type_is_a(spec.type, BigInt(c.gst_pad_get_type())) === 0) return false
  if (input === null && spec.acceptsNull) return true
  const pads = padsOf(subject.element).filter(isRequested)
  const pad = pads.find((one) => one === pointerOf(input))
  if (pad !== undefined) {
    c.g_value_set_object(value, pad)
    return true
  }
  const names = pads.map((one) => `pad('${nameOf(one)}')`).join(', ')
  const required = `a request pad of the element${names === '' ? ', which has none' : `: ${names}`}${spec.acceptsNull ? ', or null' : ''}`
  throw new GstAllocatorsError(
    'ERR_PROPERTY_VALUE',
    `Cannot set ${spec.name} to ${show(input)}: it must be ${required}`,
    { property: spec.name, required },
  )
}

function isRequested(pad: Pointer): boolean {
  const template = c.gst_pad_get_pad_template(pad)
  if (template === null) return false
  const presence = getProperty(template, 'presence')
  c.gst_object_unref(template)
  return presence === 'request'
}
