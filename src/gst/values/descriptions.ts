import type { Caps } from './caps.js'
import type { TagList } from './others.js'
import type { Structure } from './structure.js'

/** A stream of a file or a network source, such as one of its audio tracks. */
export interface StreamInfo {
  /** The name of the GType, which tells the kinds of values apart. */
  readonly type: 'GstStream'
  /** The id, by which it is selected; null for none. */
  readonly id: string | null
  /** The kind: `'audio'`, `'video'`, `'text'`, `'container'` or `'unknown'`, joined with +. */
  readonly kind: string
  /** The caps; null if they are unknown. */
  readonly caps: Caps | null
  /** The tags; null if there are none. */
  readonly tags: TagList | null
  /** `'none'`, or `'sparse'`, `'select'` and `'unselect'`, joined with +. */
  readonly flags: string
}

/** The streams that a file or a network source has. */
export interface StreamCollection {
  /** The name of the GType, which tells the kinds of values apart. */
  readonly type: 'GstStreamCollection'
  /** The id of the stream that all of them are from; null for none. */
  readonly upstreamId: string | null
  /** The streams. */
  readonly streams: readonly StreamInfo[]
}

/** A device, such as a camera. */
export interface DeviceInfo {
  /** The name of the GType, which tells the kinds of values apart. */
  readonly type: 'GstDevice'
  /** The name for people. */
  readonly displayName: string
  /** The kind, such as `'Video/Source'`. */
  readonly deviceClass: string
  /** The caps; null if they are unknown. */
  readonly caps: Caps | null
  /** More about the device; null for nothing. */
  readonly properties: Structure | null
}

/** A table of contents, such as the chapters of a film. */
export interface TableOfContents {
  /** The name of the GType, which tells the kinds of values apart. */
  readonly type: 'GstToc'
  /** `'global'` for the whole file, `'current'` for the current stream. */
  readonly scope: string
  /** The tags; null if there are none. */
  readonly tags: TagList | null
  /** The entries. */
  readonly entries: readonly TocEntry[]
}

/** An entry of a {@link TableOfContents}. */
export interface TocEntry {
  /** The name of the GType, which tells the kinds of values apart. */
  readonly type: 'GstTocEntry'
  /** The kind, such as `'chapter'`. */
  readonly kind: string
  /** The id within the table. */
  readonly uid: string
  /** The start in nanoseconds; null if it is unknown. */
  readonly start: bigint | null
  /** The end in nanoseconds; null if it is unknown. */
  readonly stop: bigint | null
  /** The tags, such as the title; null if there are none. */
  readonly tags: TagList | null
  /** The entries within this one. */
  readonly entries: readonly TocEntry[]
}

/** What elements share, such as a display or a key. */
export interface ContextInfo {
  /** The name of the GType, which tells the kinds of values apart. */
  readonly type: 'GstContext'
  /** The kind, such as `'gst.gl.GLDisplay'`. */
  readonly contextType: string
  /** True if the element keeps it when its state becomes READY or below. */
  readonly isPersistent: boolean
  /** The contents. */
  readonly structure: Structure
}

/** An event or a query. */
export interface EventInfo {
  /** The name of the GType, which tells the kinds of values apart. */
  readonly type: 'GstEvent' | 'GstQuery'
  /** The kind, such as `'seek'` or `'latency'`. */
  readonly kind: string
  /** The contents; null for none. */
  readonly structure: Structure | null
}

/** A part of a stream, and how it is played. Times are in units of the format, nanoseconds for `'time'`. */
export interface SegmentInfo {
  /** The name of the GType, which tells the kinds of values apart. */
  readonly type: 'GstSegment'
  /** The flags, joined with +. */
  readonly flags: string
  /** The rate of playback. */
  readonly rate: number
  /** The part of the rate that elements have already applied. */
  readonly appliedRate: number
  /** The unit, such as `'time'` or `'bytes'`. */
  readonly format: string
  /** The running time of the start. */
  readonly base: bigint
  /** The offset from the start that is already played. */
  readonly offset: bigint
  /** The start. */
  readonly start: bigint
  /** The end; null if it is unknown. */
  readonly stop: bigint | null
  /** The stream time of the start. */
  readonly time: bigint
  /** The current position. */
  readonly position: bigint
  /** The duration of the stream; null if it is unknown. */
  readonly duration: bigint | null
}
