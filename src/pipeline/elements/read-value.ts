import { c, type Pointer } from '../../ffi/index.js'
import { CapsInfoCache, type Sample, toSample } from '../../frame/index.js'
import { decodeValue, typeName, typeOfValue, type Value } from '../../gst/index.js'
import { HeldSample } from './held-sample.js'

/** Converts the value of a property. A sample is not copied, and the caller must release it. */
export function readValue(value: Pointer): Value | Sample {
  const sample = typeName(typeOfValue(value)) === 'GstSample' ? c.g_value_get_boxed(value) : null
  if (sample === null) return decodeValue(value)
  const owner = new HeldSample(c.gst_mini_object_ref(sample))
  const cache = new CapsInfoCache()
  const info = cache.infoOf(owner)
  cache.clear()
  return toSample(owner, info)
}
