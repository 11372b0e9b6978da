/// <reference lib="esnext.disposable" preserve="true" />
export type * from './bus/message.js'
export { GstError, type GstErrorFacts } from './errors/gst-error.js'
export { Frame } from './frames/frame.js'
export { FrameMapping, type Plane } from './frames/frame-mapping.js'
export { Sample } from './frames/sample.js'
export { type Policy, type ReadOptions, Sink } from './frames/sink.js'
export { type Ending, Pipeline, type WaitOptions } from './pipeline.js'
export type { Structure, Value } from './values/value-type.js'
