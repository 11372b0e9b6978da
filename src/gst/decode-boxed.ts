import {
  addressOfBuffer,
  c,
  littleEndian,
  type Pointer,
  readPointer,
  readString,
  takeString,
  withStruct,
} from '../ffi/index.js'
import { decodeBuffer, decodeMemory, decodeSample } from './decode-buffer.js'
import { decodeCaps } from './decode-caps.js'
import { decodeContext, decodeEvent, decodeQuery, decodeSegment } from './decode-carriers.js'
import { decodeError } from './decode-error.js'
import { decodeToc, decodeTocEntry } from './decode-toc.js'
import { decodeStructure, decodeTags } from './decode-value.js'
import type { Value } from './value.js'
import { DateTime, List, ValueArray } from './values/index.js'

/** Reads a boxed value that is not NULL. Returns undefined for types that have no form in JavaScript. */
export function decodeBoxed(typeName: string, boxed: Pointer): Value | undefined {
  return byName[typeName]?.(boxed)
}

/** Adds a type whose values are decoded in a later folder. */
export function decodeBoxedWith(typeName: string, decode: (boxed: Pointer) => Value): void {
  byName[typeName] = decode
}

const byName: Partial<Record<string, (boxed: Pointer) => Value>> = {
  GstStructure: (structure) => decodeStructure(structure),
  GstCaps: (caps) => decodeCaps(caps),
  GstTagList: (list) => decodeTags(list),
  GstBuffer: (buffer) => decodeBuffer(buffer),
  GstBufferList: (list) =>
    frozen(
      new List(),
      Array.from({ length: c.gst_buffer_list_length(list) }, (_, index) =>
        decodeBuffer(c.gst_buffer_list_get(list, index)),
      ),
    ),
  GstMemory: (memory) => decodeMemory(memory),
  GstSample: (sample) => decodeSample(sample),
  GError: (error) => decodeError(error),
  GstDateTime: (date) => new DateTime(takeString(c.gst_date_time_to_iso8601_string(date))),
  GstToc: (toc) => decodeToc(toc),
  GstTocEntry: (entry) => decodeTocEntry(entry),
  GstContext: (context) => decodeContext(context),
  GstEvent: (event) => decodeEvent(event),
  GstQuery: (query) => decodeQuery(query),
  GstSegment: (segment) => decodeSegment(segment),
  GBytes: (bytes) => decodeBytes(bytes),
  GStrv: (strings) => decodeStrings(strings),
}

function decodeBytes(bytes: Pointer): Uint8Array {
  return withStruct('size_t', ({ pointer, view }) => {
    const data = c.g_bytes_get_data(bytes, pointer)
    const copy = new Uint8Array(Number(view.getBigUint64(0, littleEndian)))
    if (data !== null && copy.length > 0) c.memcpy(addressOfBuffer(copy.buffer), data, copy.length)
    return copy
  })
}

function decodeStrings(list: Pointer): Value {
  const strings: string[] = []
  for (let at = 0; readPointer(list, at) !== 0n; at += 8) strings.push(readString(list, at))
  return frozen(new ValueArray(), strings)
}

function frozen<A extends Value[]>(array: A, items: readonly Value[]): A {
  for (const item of items) array.push(item)
  Object.freeze(array)
  return array
}
