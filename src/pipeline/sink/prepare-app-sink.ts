import { c, layouts, type Pointer, readPointer, writeField } from '../../ffi/index.js'
import { getProperty, registerType, setProperty } from '../../gst/index.js'

/** Prepares an appsink for reading: limits its queue, and makes it answer allocation queries. */
export function prepareAppSink(sink: Pointer): void {
  if (Number(getProperty(sink, 'max-buffers')) === 0) setProperty(sink, 'max-buffers', String(defaultQueue))
  // A sink that keeps the last frame makes it read-only.
  setProperty(sink, 'enable-last-sample', 'false')
  setProperty(sink, 'buffer-list', 'false')
  answerAllocationQuery(sink)
}

/** The number of frames that a sink queues, unless its description says otherwise. */
export const defaultQueue = 4

/**
 * Makes a sink accept any layout with GstVideoMeta, and offer a pool. Upstream elements then keep their own layout, and
 * do not copy frames into a packed one. The answer is a function of GstVideoEncoder, which uses nothing of an encoder
 * and runs no JavaScript on the querying thread. It is set in a subclass of GstAppSink, which only these sinks have.
 */
function answerAllocationQuery(sink: Pointer): void {
  ownType ??= registerAppSink()
  // Each instance holds a reference to its class.
  writeField(sink, layouts.GObject.class, 'size_t', c.g_type_class_ref(ownType))
}

let ownType: Pointer | undefined

function registerAppSink(): Pointer {
  const parent = BigInt(c.gst_app_sink_get_type())
  const type = registerType(parent, ownTypeName, {
    classSize: layouts.GstAppSinkClass.size,
    instanceSize: layouts.GstAppSink.size,
  })
  const encoder = c.g_type_class_ref(BigInt(c.gst_video_encoder_get_type()))
  const answer = readPointer(encoder, layouts.GstVideoEncoderClass.proposeAllocation)
  const ownClass = c.g_type_class_ref(type)
  writeField(ownClass, layouts.GstBaseSinkClass.proposeAllocation, 'size_t', answer)
  // The instances still belong to the factory of appsink.
  const { factory } = layouts.GstElementClass
  writeField(ownClass, factory, 'size_t', readPointer(c.g_type_class_ref(parent), factory))
  return type
}

const ownTypeName = 'GstAllocatorsAppSink'
