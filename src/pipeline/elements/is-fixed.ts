import { c } from '../../ffi/index.js'

/** Tells whether caps, as text, leave nothing open. */
export function isFixed(text: string): boolean {
  const caps = c.gst_caps_from_string(text)
  if (caps === null) return false
  const isIt = c.gst_caps_is_fixed(caps) !== 0
  c.gst_mini_object_unref(caps)
  return isIt
}
