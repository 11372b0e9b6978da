import { c, GST_FORMAT_TIME, layouts, type Pointer, readField, writeField } from '../../ffi/index.js'
import { timeOf } from '../../frame/index.js'
import { getProperty, setProperty } from '../../gst/index.js'

/** Returns true if a buffer has a presentation or a decoding time. */
export function hasTime(buffer: Pointer): boolean {
  return timeOf(buffer, 'pts') !== null || timeOf(buffer, 'dts') !== null
}

/** Returns true if the times of a sample count from the beginning of a segment of times. */
export function hasTimeSegment(sample: Pointer): boolean {
  const segment = c.gst_sample_get_segment(sample)
  return segment !== null && Number(readField(segment, layouts.GstSegment.format, 'uint')) === GST_FORMAT_TIME
}

/** Returns true if the segments of an appsrc are in time, so that its buffers may have times. */
export function hasTimeFormat(source: Pointer): boolean {
  return getProperty(source, 'format') === 'time'
}

/**
 * Pushes a buffer that must be in a segment of times into an appsrc that was started with another format. Elements lose
 * buffers with times in any other segment, and log CRITICALs. Takes over the reference, and returns the GstFlowReturn.
 */
export function pushTimed(source: Pointer, buffer: Pointer): number {
  setProperty(source, 'format', 'time')
  // gst_base_src_set_format() does the same, but only for a source that is not running yet.
  writeField(source, layouts.GstBaseSrc.format, 'uint', GST_FORMAT_TIME)
  // A running appsrc sends another segment only for a sample with one, and only if it was told to.
  const before = getProperty(source, segmentProperty) === true
  setProperty(source, segmentProperty, 'true')
  // Without a segment of its own, a sample has one of times that begins at 0.
  const sample = c.gst_sample_new(buffer, null, null, null)
  c.gst_mini_object_unref(buffer)
  const flow = c.gst_app_src_push_sample(source, sample)
  c.gst_mini_object_unref(sample)
  setProperty(source, segmentProperty, String(before))
  return flow
}

const segmentProperty = 'handle-segment-change'
