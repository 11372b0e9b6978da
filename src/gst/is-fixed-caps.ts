import { c } from '../ffi/index.js'
import { checkCapsText } from './text/check-value-text.js'

/** Returns true if the caps in a string are fixed, with exactly one value for each field. */
export function isFixedCaps(text: string): boolean {
  if (checkCapsText(text) !== undefined) return false
  const caps = c.gst_caps_from_string(text)
  if (caps === null) return false
  const isFixed = c.gst_caps_is_fixed(caps) !== 0
  c.gst_mini_object_unref(caps)
  return isFixed
}
