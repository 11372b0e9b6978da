import type { GstError } from '../errors/gst-error.js'
import type { Structure, Value } from '../values/value-type.js'

/** The state of an element. */
export type State = 'void-pending' | 'null' | 'ready' | 'paused' | 'playing'

/** Who posted a message. */
export interface MessageSource {
  /** Its name, as `'videotestsrc0'`; empty for a message of nobody's. */
  readonly name: string
  /** Where it is, as `'/GstPipeline:pipeline0/GstVideoTestSrc:videotestsrc0'`. */
  readonly path: string
  /** True for the pipeline itself. */
  readonly isPipeline: boolean
}

/** What every message has. */
export interface MessageBase {
  /** Who posted it. */
  readonly source: MessageSource
  /** A number that it shares with the events that it belongs to. */
  readonly seqnum: number
  /** What it carries, as GStreamer names it. */
  readonly fields: Readonly<Record<string, Value>>
}

/** An element failed: the pipeline is over. */
export interface ErrorMessage extends MessageBase {
  /** Tells the kinds apart. */
  readonly type: 'error'
  /** What went wrong. */
  readonly error: GstError
}

/** An element has something to say, and goes on. */
export interface NoticeMessage extends MessageBase {
  /** Tells the kinds apart. */
  readonly type: 'warning' | 'info'
  /** What it says, in the shape of an error. */
  readonly error: GstError
}

/** An element, or the pipeline, has reached another state. */
export interface StateChangedMessage extends MessageBase {
  /** Tells the kinds apart. */
  readonly type: 'state-changed'
  /** The state before. */
  readonly from: State
  /** The state now. */
  readonly to: State
  /** Where it is going; `'void-pending'` when it has arrived. */
  readonly pending: State
}

/** What only the elements of one kind say: `level`, `motioncells`, a missing plugin. */
export interface StructureMessage extends MessageBase {
  /** Tells the kinds apart. */
  readonly type: 'element' | 'application'
  /** What it says. */
  readonly structure: Structure
}

/** Titles, codecs, pictures and the like were found. */
export interface TagMessage extends MessageBase {
  /** Tells the kinds apart. */
  readonly type: 'tag'
  /** The tags by their names. */
  readonly tags: Readonly<Record<string, Value>>
}

/** A queue is being filled: 100 when it is full enough. */
export interface BufferingMessage extends MessageBase {
  /** Tells the kinds apart. */
  readonly type: 'buffering'
  /** 0 to 100. */
  readonly percent: number
}

/** Messages that are told apart by their type alone, with what they carry in `fields`. */
export interface PlainMessage extends MessageBase {
  /** Tells the kinds apart. */
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
    | 'stream-collection'
    | 'streams-selected'
    | 'structure-change'
    | 'reset-time'
    | 'redirect'
    | 'property-notify'
    | 'device-added'
    | 'device-removed'
    | 'device-changed'
    | 'instant-rate-request'
}

/** So many messages were dropped here, because nobody read them. */
export interface LostMessage {
  /** Tells the kinds apart. */
  readonly type: 'lost'
  /** How many. */
  readonly count: number
}

/** What a pipeline and its elements say: switch on `type`. */
export type Message =
  | ErrorMessage
  | NoticeMessage
  | StateChangedMessage
  | StructureMessage
  | TagMessage
  | BufferingMessage
  | PlainMessage
  | LostMessage
