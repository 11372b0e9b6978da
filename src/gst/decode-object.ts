import { c, type Pointer, takeString } from '../ffi/index.js'
import { decodeCaps } from './decode-caps.js'
import { decodeOwned, decodeStructure, decodeTags } from './decode-value.js'
import { flagNicks } from './enum-values.js'
import { isA, typeName, typeOfObject } from './gtype.js'
import { nameOf, pathOf } from './object-names.js'
import type { Value } from './value.js'
import { type DeviceInfo, ObjectReference, type StreamCollection, type StreamInfo } from './values/index.js'

/** Reads an object: a stream, a collection of streams or a device with what it says, and any other by its name. */
export function decodeObject(object: Pointer | null): Value {
  if (object === null) return null
  if (isA(object, c.gst_stream_collection_get_type())) return decodeCollection(object)
  if (isA(object, c.gst_stream_get_type())) return decodeStream(object)
  if (isA(object, c.gst_device_get_type())) return decodeDevice(object)
  const className = typeName(typeOfObject(object))
  if (!isA(object, c.gst_object_get_type())) return new ObjectReference(className, null, null)
  return new ObjectReference(className, nameOf(object), pathOf(object))
}

function decodeCollection(collection: Pointer): StreamCollection {
  const size = c.gst_stream_collection_get_size(collection)
  const streams = Array.from({ length: size }, (_, index) =>
    decodeStream(c.gst_stream_collection_get_stream(collection, index)),
  )
  return Object.freeze({
    type: 'GstStreamCollection',
    upstreamId: c.gst_stream_collection_get_upstream_id(collection),
    streams: Object.freeze(streams),
  })
}

function decodeStream(stream: Pointer): StreamInfo {
  return Object.freeze({
    type: 'GstStream',
    id: c.gst_stream_get_stream_id(stream),
    kind: flagNicks(BigInt(c.gst_stream_type_get_type()), c.gst_stream_get_stream_type(stream)),
    caps: decodeOwned(c.gst_stream_get_caps(stream), decodeCaps),
    tags: decodeOwned(c.gst_stream_get_tags(stream), decodeTags),
    flags: flagNicks(BigInt(c.gst_stream_flags_get_type()), c.gst_stream_get_stream_flags(stream)),
  })
}

function decodeDevice(device: Pointer): DeviceInfo {
  return Object.freeze({
    type: 'GstDevice',
    displayName: takeString(c.gst_device_get_display_name(device)),
    deviceClass: takeString(c.gst_device_get_device_class(device)),
    caps: decodeOwned(c.gst_device_get_caps(device), decodeCaps),
    properties: decodeOwned(c.gst_device_get_properties(device), decodeStructure, c.gst_structure_free),
  })
}
