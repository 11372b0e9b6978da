export { List, ValueArray } from './containers.js'
export { array, list } from './list.js'
export { bitmask, Bitmask } from './bitmask.js'
export { Caps, caps, type CapsOptions, CapsStructure } from './caps.js'
export { CalendarDate, DateTime } from './dates.js'
export type * from './descriptions.js'
export { FlagSet, flagSet } from './flag-set.js'
export { Fraction, fraction } from './fraction.js'
export { ErrorValue, ObjectReference, Opaque, TagList } from './others.js'
export {
  doubleRange,
  type DoubleRange,
  fractionRange,
  type FractionRange,
  int64Range,
  type Int64Range,
  intRange,
  type IntRange,
  Range,
} from './range.js'
export { BufferData, type BufferTimes, SampleData } from './sample-data.js'
export { Structure, structure } from './structure.js'
export { typed } from './typed.js'
export { Typed } from './typed-value.js'
export type { FieldValue, NestedValues, Owned, OwnedValues, Value } from './types.js'
