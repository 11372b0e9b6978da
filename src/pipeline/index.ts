/// <reference lib="esnext.disposable" preserve="true" />
export type * from './bus/message.js'
export {
  type AnyProperties,
  Element,
  type PropertiesOf,
  type Settable,
  type SettableNames,
} from './elements/element.js'
export type { ElementClass } from './elements/element-class.js'
export type { Elements } from './elements/elements.js'
export { GstError, type GstErrorFacts } from './errors/gst-error.js'
export type { Mismatch } from './errors/negotiation.js'
export type { DmaBufFrame, DmaBufPlane } from './frames/dma-buf-frame.js'
export { Frame } from './frames/frame.js'
export { FrameMapping, type Plane } from './frames/frame-mapping.js'
export { Sample } from './frames/sample.js'
export { type Policy, type ReadOptions, Sink } from './frames/sink.js'
export { type Ending, Pipeline } from './pipeline.js'
export { type PushOptions, Source } from './source/source.js'
export type { Structure, Value } from './values/value-type.js'
export type { WaitOptions } from './wait/wait-options.js'
