import type { Bitmask } from './bitmask.js'
import type { Caps } from './caps.js'
import type { CalendarDate, DateTime } from './dates.js'
import type {
  ContextInfo,
  DeviceInfo,
  EventInfo,
  SegmentInfo,
  StreamCollection,
  StreamInfo,
  TableOfContents,
  TocEntry,
} from './descriptions.js'
import type { FlagSet } from './flag-set.js'
import type { Fraction } from './fraction.js'
import type { List, ValueArray } from './containers.js'
import type { ErrorValue, ObjectReference, Opaque, TagList } from './others.js'
import type { DoubleRange, FractionRange, Int64Range, IntRange } from './range.js'
import type { BufferData, SampleData } from './sample-data.js'
import type { Structure } from './structure.js'
import type { Typed } from './typed-value.js'

/** A GStreamer value in JavaScript. Values that are objects have a `type` to switch on. */
export type Value =
  | string
  | number
  | bigint
  | boolean
  | null
  | Uint8Array
  | readonly Value[]
  | List
  | ValueArray
  | Fraction
  | IntRange
  | Int64Range
  | DoubleRange
  | FractionRange
  | Bitmask
  | FlagSet
  | CalendarDate
  | DateTime
  | Structure
  | Caps
  | TagList
  | BufferData
  | SampleData
  | ErrorValue
  | StreamInfo
  | StreamCollection
  | DeviceInfo
  | TableOfContents
  | TocEntry
  | ContextInfo
  | EventInfo
  | SegmentInfo
  | ObjectReference
  | Opaque
  | NestedValues[keyof NestedValues]

/** A value in a structure, caps, a list or an array that is built: with a type of its own if {@link Typed}. */
export type FieldValue = Exclude<Value, null> | Typed

/** Kinds of values whose types later folders declare: the message within a message. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- only an interface can be filled from elsewhere
export interface NestedValues {}

/** Kinds of values that a program must release, and whose types later folders declare. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- only an interface can be filled from elsewhere
export interface OwnedValues {}

/** The type of a kind of value that a program must release. */
export type Owned<Name extends string> = Name extends keyof OwnedValues ? OwnedValues[Name] : never
