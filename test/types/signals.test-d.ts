// Checks the types of each signal. This file is compiled, but never runs.
import { expectTypeOf } from 'expect-type'
import { Gst, type GstApp, type WithSignals } from 'gst-allocators/gi'

declare const element: Gst.Element
declare const sink: GstApp.AppSink

element.on('pad-added', (pad) => {
  expectTypeOf(pad).toEqualTypeOf<Gst.Pad>()
})
element.once('no-more-pads', () => undefined).off('no-more-pads', () => undefined)
expectTypeOf(element.connect('pad-removed', () => undefined)).toEqualTypeOf<number>()
expectTypeOf(element.on('pad-added', () => undefined)).toEqualTypeOf<Gst.Element>()

// Inherited ones, and those with a detail.
element.on('notify', () => undefined)
element.on('notify::caps', () => undefined)
element.on('deep-notify', (object) => {
  expectTypeOf(object).toEqualTypeOf<Gst.Object>()
})

// What C wants back.
sink.on('new-sample', () => Gst.FlowReturn.OK)
expectTypeOf(sink.emit('pull-sample')).toEqualTypeOf<Gst.Sample | null>()
expectTypeOf(sink.emit('try-pull-sample', 0n)).toEqualTypeOf<Gst.Sample | null>()

// @ts-expect-error there is no such signal
element.on('pad-appeared', () => undefined)
// @ts-expect-error nor with a detail
element.connect('pad-added::src', () => undefined)
// @ts-expect-error nor of the class above
element.on('new-sample', () => Gst.FlowReturn.OK)
// @ts-expect-error a pad is not a number
element.on('pad-added', (pad: number) => pad)
// @ts-expect-error a handler must give a flow return
sink.on('new-sample', () => 'ok')
// @ts-expect-error a name that is not a signal has no handlers to remove
element.off('pad-appeared', () => undefined)
// @ts-expect-error a signal has its arguments
sink.emit('try-pull-sample')

// An element of a plugin's has more signals than its class.
const identity = element as WithSignals<Gst.Element, { handoff: (buffer: Gst.Buffer) => void }>
identity.on('handoff', (buffer) => {
  expectTypeOf(buffer.getSize()).toEqualTypeOf<bigint>()
})
identity.on('pad-added', () => undefined)
// @ts-expect-error but no others
identity.on('handover', () => undefined)
