import { c, GST_FORMAT_TIME, littleEndian, type Pointer, withStruct } from '../../ffi/index.js'
import { callAsyncAndWait, type CallWait } from '../../gst/index.js'

/** Returns the position of a pipeline in nanoseconds; null when the pipeline does not know it. */
export function queryPosition(pipeline: Pointer, wait: CallWait): Promise<bigint | null> {
  return ask(pipeline, c.gst_query_new_position(GST_FORMAT_TIME), wait, (query) =>
    readTime((out) => {
      c.gst_query_parse_position(query, null, out)
    }),
  )
}

/** Returns the length of the stream in nanoseconds; null when the pipeline does not know it. */
export function queryDuration(pipeline: Pointer, wait: CallWait): Promise<bigint | null> {
  return ask(pipeline, c.gst_query_new_duration(GST_FORMAT_TIME), wait, (query) =>
    readTime((out) => {
      c.gst_query_parse_duration(query, null, out)
    }),
  )
}

/** Returns true when a pipeline can seek. */
export function querySeekable(pipeline: Pointer, wait: CallWait): Promise<boolean> {
  return ask(pipeline, c.gst_query_new_seeking(GST_FORMAT_TIME), wait, (query) =>
    withStruct('int', ({ pointer, view }) => {
      c.gst_query_parse_seeking(query, null, pointer, null, null)
      return view.getInt32(0, littleEndian) !== 0
    }),
  )
}

/** Lends the only reference to a thread, because a shared query cannot be answered. That thread adds one at the end. */
async function ask<T>(
  pipeline: Pointer,
  query: Pointer,
  wait: CallWait,
  parse: (query: Pointer) => T,
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
  const answer = parse(query)
  release()
  return answer
}

function readTime(parse: (out: Pointer) => void): bigint | null {
  return withStruct('int64_t', ({ pointer, view }) => {
    parse(pointer)
    const time = view.getBigInt64(0, littleEndian)
    return time < 0n ? null : time
  })
}
