import {
  c,
  GST_CLOCK_TIME_NONE,
  GST_FORMAT_TIME,
  layouts,
  littleEndian,
  peekStruct,
  type Pointer,
  readField,
} from '../ffi/index.js'

/** Returns a time of a GstBuffer in nanoseconds; null if it has none. */
export function timeOf(buffer: Pointer, time: 'pts' | 'dts' | 'duration'): bigint | null {
  return validTime(peekStruct(buffer, 'GstBuffer').getBigUint64(layouts.GstBuffer[time], littleEndian))
}

/** Returns the position in the stream that a time of a GstBuffer stands for; null if it is outside of the segment. */
export function streamTimeOf(segment: Pointer | null, time: bigint | null): bigint | null {
  if (segment === null || time === null) return null
  if (Number(readField(segment, layouts.GstSegment.format, 'uint')) !== GST_FORMAT_TIME) return null
  return validTime(BigInt(c.gst_segment_to_stream_time(segment, GST_FORMAT_TIME, time)))
}

function validTime(time: bigint): bigint | null {
  return time === GST_CLOCK_TIME_NONE ? null : time
}
