import { c, layouts, littleEndian, peekStruct, type Pointer, readField } from '../ffi/index.js'
import { decodeStructure } from './decode-value.js'
import { flagNicks, nickOf } from './enum-values.js'
import type { ContextInfo, EventInfo, SegmentInfo } from './values/index.js'

/** Reads a GstContext. */
export function decodeContext(context: Pointer): ContextInfo {
  return Object.freeze({
    type: 'GstContext',
    contextType: c.gst_context_get_context_type(context),
    isPersistent: c.gst_context_is_persistent(context) !== 0,
    structure: decodeStructure(c.gst_context_get_structure(context)),
  })
}

/** Reads a GstEvent. */
export function decodeEvent(event: Pointer): EventInfo {
  const structure = c.gst_event_get_structure(event)
  return Object.freeze({
    type: 'GstEvent',
    kind: c.gst_event_type_get_name(Number(readField(event, layouts.GstEvent.type, 'int'))),
    structure: structure === null ? null : decodeStructure(structure),
  })
}

/** Reads a GstQuery. */
export function decodeQuery(query: Pointer): EventInfo {
  const structure = c.gst_query_get_structure(query)
  return Object.freeze({
    type: 'GstQuery',
    kind: c.gst_query_type_get_name(Number(readField(query, layouts.GstQuery.type, 'int'))),
    structure: structure === null ? null : decodeStructure(structure),
  })
}

/** Reads a GstSegment. */
export function decodeSegment(segment: Pointer): SegmentInfo {
  const at = layouts.GstSegment
  const view = peekStruct(segment, 'GstSegment')
  const time = (offset: number) => view.getBigUint64(offset, littleEndian)
  return Object.freeze({
    type: 'GstSegment',
    flags: flagNicks(BigInt(c.gst_segment_flags_get_type()), view.getUint32(at.flags, littleEndian)),
    rate: view.getFloat64(at.rate, littleEndian),
    appliedRate: view.getFloat64(at.appliedRate, littleEndian),
    format: nickOf(
      c.g_type_class_ref(BigInt(c.gst_format_get_type())),
      view.getInt32(at.format, littleEndian),
    ),
    base: time(at.base),
    offset: time(at.offset),
    start: time(at.start),
    stop: timeOrNull(time(at.stop)),
    time: time(at.time),
    position: time(at.position),
    duration: timeOrNull(time(at.duration)),
  })
}

function timeOrNull(time: bigint): bigint | null {
  return time === 2n ** 64n - 1n ? null : time
}
