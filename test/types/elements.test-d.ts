// Checks which uses of elements and their properties compile, and which do not. This file never runs.
import { expectTypeOf } from 'expect-type'
import type { Gst, GstApp as GstAppNamespace } from 'gst-allocators/gi'
import { GstApp } from 'gst-allocators/gi'
import {
  type AnyProperties,
  type Caps,
  caps,
  type Element,
  type Fraction,
  fraction,
  intRange,
  list,
  type ObjectReference,
  type Pad,
  type Pipeline,
  type Sample,
  structure,
  type Value,
} from 'gst-allocators/pipeline'

declare const pipeline: Pipeline

// A kind that is known has its own properties.
const enc = pipeline.element('enc', 'x264enc')
expectTypeOf(await enc.get('bitrate')).toEqualTypeOf<number>()
expectTypeOf(await enc.get('pass')).toEqualTypeOf<'cbr' | 'quant' | 'qual' | 'pass1' | 'pass2' | 'pass3'>()
expectTypeOf(enc.gi).toEqualTypeOf<Gst.Element>()
await enc.set('speed-preset', 'ultrafast')
// @ts-expect-error it is misspelt
await enc.get('bitrat')
// @ts-expect-error there is no such preset
await enc.set('speed-preset', 'ultrafst')
// @ts-expect-error it is a number
await enc.set('bitrate', '500')

// 64-bit integers are read as bigints, and may be set as numbers.
const test = pipeline.element('test', 'videotestsrc')
expectTypeOf(await test.get('timestamp-offset')).toEqualTypeOf<bigint>()
await test.set('timestamp-offset', 5)
await test.set('timestamp-offset', 5n)

// A read-only property cannot be set.
const sink = pipeline.element('sink', 'fakesink')
// @ts-expect-error it is read-only
await sink.set('last-message', 'x')

// Of any other kind, properties are names and values.
const other = pipeline.element('other', 'myelement')
const anything = await other.get('anything')
expectTypeOf(anything).toEqualTypeOf<Value | Sample | Pad | Element<AnyProperties, object>>()
await other.set('anything', 5n)
expectTypeOf(await pipeline.element('other').get('anything')).toEqualTypeOf<typeof anything>()

// By a class, gi is of that class.
expectTypeOf(pipeline.element('out', GstApp.AppSink).gi).toEqualTypeOf<GstAppNamespace.AppSink>()

// Values are what they are, and many may be set as text too.
expectTypeOf(await enc.get('name')).toEqualTypeOf<string | null>()
const vpx = pipeline.element('enc', 'vp8enc')
expectTypeOf(await vpx.get('timebase')).toEqualTypeOf<Fraction>()
await vpx.set('timebase', fraction(1, 30))
await vpx.set('timebase', '1/30')
// @ts-expect-error it is a fraction
await vpx.set('timebase', 30)
await vpx.set('temporal-scalability-target-bitrate', [1, 2])
const filter = pipeline.element('filter', 'capsfilter')
expectTypeOf(await filter.get('caps')).toEqualTypeOf<Caps | null>()
await filter.set('caps', caps('video/x-raw', { format: list('I420', 'NV12'), width: intRange(1, 640) }))
await filter.set('caps', 'video/x-raw')
expectTypeOf(await sink.get('last-sample')).toEqualTypeOf<Sample | null>()
// @ts-expect-error a value must be one that GStreamer knows
structure('name', { field: new Date() })

// A pad or child is named before its property. It may be of any type.
const mix = pipeline.element('mix', 'compositor')
await mix.set('sink_1::xpos', 100)
expectTypeOf(await mix.get('sink_1::xpos')).toEqualTypeOf<typeof anything>()
await mix.pad('sink_1').set('xpos', 100)
expectTypeOf(await mix.pad('sink_1').get('xpos')).toEqualTypeOf<typeof anything>()
expectTypeOf(mix.set('sink_1::xpos', 100)).toEqualTypeOf<Promise<void>>()

// A pad is set as a pad.
const selector = pipeline.element('sel', 'input-selector')
expectTypeOf(await selector.get('active-pad')).toEqualTypeOf<Pad | null>()
await selector.set('active-pad', selector.pad('sink_1'))
await selector.set('active-pad', null)
// @ts-expect-error it is a pad, not the name of one
await selector.set('active-pad', 'sink_1')
expectTypeOf(await pipeline.element('play', 'playbin').get('video-sink')).toEqualTypeOf<
  Element<AnyProperties, object> | ObjectReference | null
>()
expectTypeOf(await pipeline.dot()).toEqualTypeOf<string>()
