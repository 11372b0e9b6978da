import {
  c,
  GST_FORMAT_TIME,
  littleEndian,
  nativeStruct,
  type NativeStruct,
  type Pointer,
} from '../../ffi/index.js'
import { callAsyncAndWait, type CallWait } from '../../gst/index.js'

/** Returns the position of a pipeline in nanoseconds; null when the pipeline does not know it. */
export function queryPosition(pipeline: Pointer, wait: CallWait): Promise<bigint | null> {
  return ask(pipeline, c.gst_query_new_position(GST_FORMAT_TIME), wait, (query, out) => {
    c.gst_query_parse_position(query, null, out.pointer)
    return timeIn(out)
  })
}

/** Returns the length of the stream in nanoseconds; null when the pipeline does not know it. */
export function queryDuration(pipeline: Pointer, wait: CallWait): Promise<bigint | null> {
  return ask(pipeline, c.gst_query_new_duration(GST_FORMAT_TIME), wait, (query, out) => {
    c.gst_query_parse_duration(query, null, out.pointer)
    return timeIn(out)
  })
}

/** Returns true when a pipeline can seek. */
export function querySeekable(pipeline: Pointer, wait: CallWait): Promise<boolean> {
  return ask(pipeline, c.gst_query_new_seeking(GST_FORMAT_TIME), wait, (query, out) => {
    c.gst_query_parse_seeking(query, null, out.pointer, null, null)
    return out.view.getInt32(0, littleEndian) !== 0
  })
}

/** Lends the only reference to a thread, because a shared query cannot be answered. That thread adds one at the end. */
async function ask<T>(
  pipeline: Pointer,
  query: Pointer,
  wait: CallWait,
  parse: (query: Pointer, out: NativeStruct) => T,
): Promise<T> {
  const release = () => {
    c.gst_mini_object_unref(query)
    c.gst_mini_object_unref(query)
  }
  await callAsyncAndWait(
    pipeline,
    {
      name: 'gst_element_query',
      object: query,
      destroyNotify: 'gst_mini_object_ref',
      isDone: (references) => references > 1,
      release,
    },
    wait,
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
