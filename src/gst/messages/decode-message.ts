import { c, layouts, type Pointer, readField, readPointer } from '../../ffi/index.js'
import { nameOf, pathOf } from '../object-names.js'
import { type GstError, toGstError } from '../errors/gst-error.js'
import type { ErrorOrigin } from '../errors/hints.js'
import { decodeBoxedWith } from '../decode-boxed.js'
import { decodeStructure } from '../decode-value.js'
import type { State } from '../state.js'
import type { Value } from '../value.js'
import { Structure, TagList, type StreamInfo } from '../values/index.js'
import type { Message, MessageBase, MessageSource, NestedMessage, PlainMessage } from './message.js'

/** Converts a GstMessage. An earlier missing-plugin message helps to explain an error. */
export function decodeMessage(message: Pointer, pipeline: Pointer, missing?: Structure): Message {
  const type = c.gst_message_type_get_name(Number(readField(message, layouts.GstMessage.type, 'int')))
  const structure = c.gst_message_get_structure(message)
  const decoded = structure === null ? none : decodeStructure(structure)
  const source = readPointer(message, layouts.GstMessage.source)
  const base: MessageBase = {
    source: sourceOf(source, pipeline),
    seqnum: Number(readField(message, layouts.GstMessage.seqnum, 'uint')),
    fields: decoded.fields,
  }
  switch (type) {
    case 'error':
      return { type, error: errorIn(structure, base, { pipeline, source, missing }), ...base }
    case 'warning':
    case 'info':
      return { type, error: errorIn(structure, base), ...base }
    case 'state-changed': {
      const { 'old-state': from, 'new-state': to, 'pending-state': pending } = base.fields
      return { type, from: stateIn(from), to: stateIn(to), pending: stateIn(pending), ...base }
    }
    case 'element':
    case 'application':
      return { type, structure: decoded, ...base }
    case 'tag':
      return { type, tags: tagsOf(base.fields['taglist']), ...base }
    case 'stream-collection':
    case 'streams-selected':
      return { type, streams: streamsOf(base.fields), ...base }
    case 'buffering':
      return { type, percent: Number(base.fields['buffer-percent']), ...base }
    default:
      return { type: type as PlainMessage['type'], ...base }
  }
}

decodeBoxedWith('GstMessage', (message) => decodeMessage(message, 0n) as NestedMessage)

const none = new Structure('', {})

function sourceOf(object: Pointer, pipeline: Pointer): MessageSource {
  if (object === 0n) return { name: '', path: '', isPipeline: false }
  return {
    name: nameOf(object),
    path: pathOf(object),
    isPipeline: object === pipeline,
  }
}

function errorIn(structure: Pointer | null, { source, fields }: MessageBase, origin?: ErrorOrigin): GstError {
  const value = structure === null ? null : c.gst_structure_get_value(structure, 'gerror')
  const error = value === null ? null : c.g_value_get_boxed(value)
  if (error === null) throw new TypeError('Cannot decode a GStreamer message: it has no error in it')
  const { debug, details } = fields
  const reporter = {
    element: source.name,
    elementPath: source.path,
    debug: typeof debug === 'string' ? debug : '',
    ...(details instanceof Structure ? { details } : {}),
  }
  return toGstError(error, reporter, origin)
}

function stateIn(value: Value | undefined): State {
  return typeof value === 'string' ? (value as State) : 'void-pending'
}

function tagsOf(list: Value | undefined): Readonly<Record<string, Value>> {
  return list instanceof TagList ? list.tags : {}
}

/** A message about selected streams has the selected ones, any other those of its collection. */
function streamsOf({ streams, collection }: MessageBase['fields']): readonly StreamInfo[] {
  if (Array.isArray(streams)) return streams as readonly StreamInfo[]
  const isCollection = typeof collection === 'object' && collection !== null && 'streams' in collection
  return isCollection ? collection.streams : []
}
