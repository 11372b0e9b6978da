import {
  c,
  GST_FORMAT_TIME,
  littleEndian,
  nativeStruct,
  type NativeStruct,
  type Pointer,
} from '../../ffi/index.js'
import { passElsewhere, type Waiting } from '../wait/call-elsewhere.js'

/** Where a pipeline is, in nanoseconds; null when it cannot tell. */
export function queryPosition(pipeline: Pointer, waiting: Waiting): Promise<bigint | null> {
  return ask(pipeline, c.gst_query_new_position(GST_FORMAT_TIME), waiting, (query, out) => {
    c.gst_query_parse_position(query, null, out.pointer)
    return timeIn(out)
  })
}

/** How long the stream is, in nanoseconds; null when it cannot tell. */
export function queryDuration(pipeline: Pointer, waiting: Waiting): Promise<bigint | null> {
  return ask(pipeline, c.gst_query_new_duration(GST_FORMAT_TIME), waiting, (query, out) => {
    c.gst_query_parse_duration(query, null, out.pointer)
    return timeIn(out)
  })
}

/** Tells whether a pipeline can go to another position. */
export function querySeekable(pipeline: Pointer, waiting: Waiting): Promise<boolean> {
  return ask(pipeline, c.gst_query_new_seeking(GST_FORMAT_TIME), waiting, (query, out) => {
    c.gst_query_parse_seeking(query, null, out.pointer, null, null)
    return out.view.getInt32(0, littleEndian) !== 0
  })
}

/** The one reference is lent to the thread, since a query that is shared cannot be answered; it adds one when it is done. */
async function ask<T>(
  pipeline: Pointer,
  query: Pointer,
  waiting: Waiting,
  parse: (query: Pointer, out: NativeStruct) => T,
): Promise<T> {
  const release = () => {
    c.gst_mini_object_unref(query)
    c.gst_mini_object_unref(query)
  }
  await passElsewhere(
    pipeline,
    {
      name: 'gst_element_query',
      object: query,
      settle: 'gst_mini_object_ref',
      isOver: (references) => references > 1,
      release,
    },
    waiting,
  )
  result ??= nativeStruct(8)
  const answer = parse(query, result)
  release()
  return answer
}

let result: NativeStruct | undefined

function timeIn({ view }: NativeStruct): bigint | null {
  const time = view.getBigInt64(0, littleEndian)
  return time < 0n ? null : time
}
