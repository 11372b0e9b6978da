import { isError } from '../../errors/index.js'
import { c, layouts, type Pointer, readField, readPointer } from '../../ffi/index.js'
import { type GstError, toGstError } from '../errors/gst-error.js'
import type { ErrorOrigin } from '../errors/hints.js'
import { decodeBoxedWith } from '../decode-boxed.js'
import { decodeStructure } from '../decode-value.js'
import { typeName } from '../gtype.js'
import type { State } from '../state.js'
import { typeOfValue } from '../value.js'
import { Structure, TagList, type StreamInfo, type Value } from '../values/index.js'
import type { Message, MessageBase, MessageSource, NestedMessage, PlainMessage } from './message.js'
import { describeSource } from './message-sources.js'

/** What the explanation of an error needs to know besides the message. */
export interface DecodeContext {
  readonly pipeline: Pointer
  /** An earlier missing-plugin message, which helps to explain an error. */
  readonly missing: Structure | undefined
}

/** Converts a GstMessage of a type. One that lacks what its type requires becomes a malformed message. */
export function decodeMessage(
  message: Pointer,
  type: string,
  source: MessageSource,
  context?: DecodeContext,
): Message {
  const seqnum = Number(readField(message, layouts.GstMessage.seqnum, 'uint'))
  let fields: MessageBase['fields'] = {}
  try {
    const structure = c.gst_message_get_structure(message)
    const decoded = structure === null ? none : decodeStructure(structure)
    fields = decoded.fields
    const origin = context && { ...context, source: readPointer(message, layouts.GstMessage.source) }
    return withData(type, structure, decoded, { source, seqnum, fields }, origin)
  } catch (thrown) {
    const error = isError(thrown) ? thrown : new Error(String(thrown))
    return { type: 'malformed', originalType: type, error, source, seqnum, fields }
  }
}

function withData(
  type: string,
  structure: Pointer | null,
  decoded: Structure,
  base: MessageBase,
  origin: ErrorOrigin | undefined,
): Message {
  switch (type) {
    case 'error':
      return { type, error: errorIn(structure, base, origin), ...base }
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
    case 'buffering': {
      const percent = base.fields['buffer-percent']
      if (typeof percent !== 'number') throw lacks('percentage')
      return { type, percent, ...base }
    }
    case 'unknown':
      throw lacks('known type')
    default:
      return { type: type as PlainMessage['type'], ...base }
  }
}

// A bin that forwards a message posts another one with that message in it.
decodeBoxedWith('GstMessage', (message) => {
  const type = c.gst_message_type_get_name(Number(readField(message, layouts.GstMessage.type, 'int')))
  const source = describeSource(readPointer(message, layouts.GstMessage.source), 0n)
  return decodeMessage(message, type, source) as NestedMessage
})

const none = new Structure('', {})

function errorIn(structure: Pointer | null, { source, fields }: MessageBase, origin?: ErrorOrigin): GstError {
  const value = structure === null ? null : c.gst_structure_get_value(structure, 'gerror')
  const isTyped = value !== null && typeName(typeOfValue(value)) === 'GError'
  const error = isTyped ? c.g_value_get_boxed(value) : null
  if (error === null) throw lacks('error')
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
  const state = states.find((name) => name === value)
  if (state === undefined) throw lacks('valid state')
  return state
}

function tagsOf(list: Value | undefined): Readonly<Record<string, Value>> {
  if (list instanceof TagList) return list.tags
  throw lacks('tags')
}

/** A message about selected streams has the selected ones, any other those of its collection. */
function streamsOf({ streams, collection }: MessageBase['fields']): readonly StreamInfo[] {
  if (Array.isArray(streams)) return streams as readonly StreamInfo[]
  const isCollection = typeof collection === 'object' && collection !== null && 'streams' in collection
  return isCollection ? collection.streams : []
}

function lacks(what: string): TypeError {
  return new TypeError(`Cannot decode a message: it has no ${what} in it`)
}

const states: readonly State[] = ['void-pending', 'null', 'ready', 'paused', 'playing']
