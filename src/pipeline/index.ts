/// <reference lib="esnext.disposable" preserve="true" />
// The entry 'gst-allocators/pipeline'.
export {
  AudioBuffer,
  AudioMapping,
  type Channel,
  type Crop,
  type DmaBufFrame,
  type DmaBufPlane,
  type Field,
  Frame,
  type FrameLayout,
  FrameMapping,
  type Plane,
  Sample,
} from '../frame/index.js'
export type { Elements, Mismatch, State, Structure, Value } from '../gst/index.js'
export { GstError, type GstErrorFacts } from '../gst/index.js'
export type * from '../gst/messages/index.js'
export type { WaitOptions } from '../wait/index.js'
export type { ElementClass } from './elements/element-class.js'
export {
  type AnyProperties,
  Element,
  type PropertiesOf,
  type Settable,
  type SettableNames,
} from './elements/element.js'
export { Pipeline } from './pipeline.js'
export type { Policy, ReadOptions } from './sink/read-options.js'
export { Sink } from './sink/sink.js'
export type { PushOptions } from './source/push-options.js'
export { Source } from './source/source.js'
export type { Ending } from './state/run.js'
