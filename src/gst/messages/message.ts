import type { GstError } from '../errors/gst-error.js'
import type { State } from '../state.js'
import type { StreamInfo, Structure, Value } from '../values/index.js'

/** The object that posted a message. */
export interface MessageSource {
  /** The name, such as `'videotestsrc0'`; empty if no object posted the message. */
  readonly name: string
  /** The path, such as `'/GstPipeline:pipeline0/GstVideoTestSrc:videotestsrc0'`. */
  readonly path: string
  /** True for the pipeline itself. */
  readonly isPipeline: boolean
}

/** The fields that every message has. */
export interface MessageBase {
  /** The object that posted the message. */
  readonly source: MessageSource
  /** The sequence number, which the message shares with related events. */
  readonly seqnum: number
  /** The contents of the message, under GStreamer's names. */
  readonly fields: Readonly<Record<string, Value>>
}

/** An element failed, which ends the run of the pipeline. */
export interface ErrorMessage extends MessageBase {
  /** The kind of the message. */
  readonly type: 'error'
  /** The error. */
  readonly error: GstError
}

/** An element reports a problem or information, and continues. */
export interface NoticeMessage extends MessageBase {
  /** The kind of the message. */
  readonly type: 'warning' | 'info'
  /** The report, in the shape of an error. */
  readonly error: GstError
}

/** An element, or the pipeline, has reached another state. */
export interface StateChangedMessage extends MessageBase {
  /** The kind of the message. */
  readonly type: 'state-changed'
  /** The previous state. */
  readonly from: State
  /** The current state. */
  readonly to: State
  /** The final state of the change; `'void-pending'` once it is reached. */
  readonly pending: State
}

/** A message that is specific to one kind of element, such as `level` or `motioncells`, or about a missing plugin. */
export interface StructureMessage extends MessageBase {
  /** The kind of the message. */
  readonly type: 'element' | 'application'
  /** The contents of the message. */
  readonly structure: Structure
}

/** Tags were found, such as titles, codecs and cover pictures. */
export interface TagMessage extends MessageBase {
  /** The kind of the message. */
  readonly type: 'tag'
  /** The tags by name. */
  readonly tags: Readonly<Record<string, Value>>
}

/** The streams of a file or a network source are known, or some of them were selected. */
export interface StreamsMessage extends MessageBase {
  /** The kind of the message. */
  readonly type: 'stream-collection' | 'streams-selected'
  /** The known streams, or the selected ones. */
  readonly streams: readonly StreamInfo[]
}

/** A queue is filling up; at 100 percent it is full enough to play. */
export interface BufferingMessage extends MessageBase {
  /** The kind of the message. */
  readonly type: 'buffering'
  /** The fill level, from 0 to 100. */
  readonly percent: number
}

/** A message without typed contents. Its contents are in `fields`. */
export interface PlainMessage extends MessageBase {
  /** The kind of the message. */
  readonly type:
    | 'eos'
    | 'qos'
    | 'latency'
    | 'stream-start'
    | 'stream-status'
    | 'async-start'
    | 'async-done'
    | 'duration-changed'
    | 'segment-start'
    | 'segment-done'
    | 'new-clock'
    | 'clock-lost'
    | 'clock-provide'
    | 'progress'
    | 'request-state'
    | 'step-start'
    | 'step-done'
    | 'toc'
    | 'need-context'
    | 'have-context'
    | 'structure-change'
    | 'state-dirty'
    | 'reset-time'
    | 'redirect'
    | 'property-notify'
    | 'device-added'
    | 'device-removed'
    | 'device-changed'
    | 'instant-rate-request'
}

/** A message without the contents that its type requires. An element posted it, and it could not be decoded. */
export interface MalformedMessage extends MessageBase {
  /** The kind of the message. */
  readonly type: 'malformed'
  /** The type that GStreamer gives it, such as `'warning'`. */
  readonly originalType: string
  /** Why the message could not be decoded. */
  readonly error: Error
}

/** Messages were dropped, because the program did not read them in time. */
export interface LostMessage {
  /** The kind of the message. */
  readonly type: 'lost'
  /** The number of dropped messages. */
  readonly count: number
}

/** A message from a pipeline or one of its elements. Use `switch` on its `type`. */
export type Message =
  | ErrorMessage
  | NoticeMessage
  | StateChangedMessage
  | StructureMessage
  | TagMessage
  | StreamsMessage
  | BufferingMessage
  | PlainMessage
  | MalformedMessage
  | LostMessage

/** A message within a message, as in `GstBinForwarded`. */
export type NestedMessage = Exclude<Message, LostMessage>

declare module '../values/types.js' {
  interface NestedValues {
    message: NestedMessage
  }
}
