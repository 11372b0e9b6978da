/// <reference lib="esnext.disposable" preserve="true" />
// The entry 'gst-allocators/pipeline'.
export {
  AudioBuffer,
  AudioMapping,
  type Channel,
  type Crop,
  type DmaBufFrame,
  type DmaBufPlane,
  drmFormat,
  type Field,
  Frame,
  type FrameLayout,
  FrameMapping,
  type ParsedDrmFormat,
  parseDrmFormat,
  type Plane,
  Sample,
} from '../frame/index.js'
export type {
  Bitmask,
  BufferData,
  CalendarDate,
  Caps,
  CapsOptions,
  CapsStructure,
  ContextInfo,
  DateTime,
  DeviceInfo,
  DoubleRange,
  ElementProperty,
  Elements,
  ErrorValue,
  EventInfo,
  FieldValue,
  FlagSet,
  Fraction,
  FractionRange,
  Int64Range,
  IntRange,
  List,
  Mismatch,
  ObjectReference,
  Opaque,
  PadProperty,
  Range,
  SampleData,
  SegmentInfo,
  State,
  StreamCollection,
  StreamInfo,
  Structure,
  TableOfContents,
  TagList,
  TocEntry,
  Typed,
  Value,
  ValueArray,
} from '../gst/index.js'
export {
  array,
  bitmask,
  caps,
  doubleRange,
  flagSet,
  fraction,
  fractionRange,
  GstError,
  type GstErrorFacts,
  int64Range,
  intRange,
  list,
  structure,
  typed,
} from '../gst/index.js'
export type * from '../gst/messages/index.js'
export type { StreamIterator, WaitOptions } from '../wait/index.js'
export type { ElementClass } from './elements/element-class.js'
export { Element } from './elements/element.js'
export { Pad } from './elements/pad.js'
export type {
  AnyProperties,
  ChildPropertyName,
  PropertiesOf,
  Readable,
  Settable,
  SettableNames,
} from './elements/property-types.js'
export { Pipeline } from './pipeline.js'
export { seconds } from './seconds.js'
export type { Policy, ReadOptions } from './sink/read-options.js'
export { Sink } from './sink/sink.js'
export type { PushOptions } from './source/push-options.js'
export { Source } from './source/source.js'
export type { Ending } from './state/run.js'
export type { SeekOptions } from './state/seek-options.js'
