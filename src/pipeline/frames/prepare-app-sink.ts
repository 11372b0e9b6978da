import { c, layouts, type Pointer, readPointer, writeField } from '../../ffi/index.js'
import { getProperty, setProperty } from '../elements/property.js'

/** Makes an appsink of a description ready to be read from: bounded, and with an answer for who asks what layouts it takes. */
export function prepareAppSink(sink: Pointer): void {
  if (Number(getProperty(sink, 'max-buffers')) === 0) setProperty(sink, 'max-buffers', String(defaultQueue))
  // It holds one frame more, and so makes it read-only.
  setProperty(sink, 'enable-last-sample', 'false')
  setProperty(sink, 'buffer-list', 'false')
  answerAllocationQuery(sink)
}

/** How many frames wait in a sink, unless its description says otherwise. */
export const defaultQueue = 4

/**
 * Has a sink say that it takes any layout, by GstVideoMeta, and offer a pool, so that who makes the frames keeps its own layout and does
 * not copy them into a packed one. The answer is the one that encoders give, by the very function: it needs nothing of an encoder, and no
 * JavaScript on the thread that asks. It is put into a class of its own, derived from appsink's, which only these sinks are moved to.
 */
function answerAllocationQuery(sink: Pointer): void {
  ownType ??= registerType()
  // Each instance holds a reference on its class.
  writeField(sink, layouts.GObject.class, 'size_t', c.g_type_class_ref(ownType))
}

let ownType: Pointer | undefined

function registerType(): Pointer {
  const parent = BigInt(c.gst_app_sink_get_type())
  const { size } = layouts.GstAppSinkClass
  const type = BigInt(
    c.g_type_register_static_simple(parent, typeName, size, null, layouts.GstAppSink.size, null, 0),
  )
  const encoder = c.g_type_class_ref(BigInt(c.gst_video_encoder_get_type()))
  const answer = readPointer(encoder, layouts.GstVideoEncoderClass.proposeAllocation)
  const ownClass = c.g_type_class_ref(type)
  writeField(ownClass, layouts.GstBaseSinkClass.proposeAllocation, 'size_t', answer)
  // It is still what the factory made.
  const { factory } = layouts.GstElementClass
  writeField(ownClass, factory, 'size_t', readPointer(c.g_type_class_ref(parent), factory))
  return type
}

const typeName = 'GstAllocatorsAppSink'
