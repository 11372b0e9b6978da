// Checks which uses of elements and their properties compile, and which do not. This file never runs.
import { expectTypeOf } from 'expect-type'
import type { Gst, GstApp as GstAppNamespace } from 'gst-allocators/gi'
import { GstApp } from 'gst-allocators/gi'
import {
  type Caps,
  caps,
  type Fraction,
  fraction,
  intRange,
  list,
  type Pipeline,
  type Sample,
  structure,
  type Value,
} from 'gst-allocators/pipeline'

declare const pipeline: Pipeline

// A kind that is known has its own properties.
const enc = pipeline.element('enc', 'x264enc')
expectTypeOf(enc.get('bitrate')).toEqualTypeOf<number>()
expectTypeOf(enc.get('pass')).toEqualTypeOf<'cbr' | 'quant' | 'qual' | 'pass1' | 'pass2' | 'pass3'>()
expectTypeOf(enc.gi).toEqualTypeOf<Gst.Element>()
enc.set('speed-preset', 'ultrafast')
// @ts-expect-error it is misspelt
enc.get('bitrat')
// @ts-expect-error there is no such preset
enc.set('speed-preset', 'ultrafst')
// @ts-expect-error it is a number
enc.set('bitrate', '500')

// 64-bit integers are read as bigints, and may be set as numbers.
const test = pipeline.element('test', 'videotestsrc')
expectTypeOf(test.get('timestamp-offset')).toEqualTypeOf<bigint>()
test.set('timestamp-offset', 5)
test.set('timestamp-offset', 5n)

// What can only be read cannot be set.
const sink = pipeline.element('sink', 'fakesink')
// @ts-expect-error it can only be read
sink.set('last-message', 'x')

// Of any other kind, properties are names and values.
const other = pipeline.element('other', 'myelement')
expectTypeOf(other.get('anything')).toEqualTypeOf<Value | Sample>()
other.set('anything', 5n)
expectTypeOf(pipeline.element('other').get('anything')).toEqualTypeOf<Value | Sample>()

// By a class, gi is of that class.
expectTypeOf(pipeline.element('out', GstApp.AppSink).gi).toEqualTypeOf<GstAppNamespace.AppSink>()

// Values are what they are, and many may be set as text too.
expectTypeOf(enc.get('name')).toEqualTypeOf<string | null>()
const vpx = pipeline.element('enc', 'vp8enc')
expectTypeOf(vpx.get('timebase')).toEqualTypeOf<Fraction>()
vpx.set('timebase', fraction(1, 30))
vpx.set('timebase', '1/30')
// @ts-expect-error it is a fraction
vpx.set('timebase', 30)
vpx.set('temporal-scalability-target-bitrate', [1, 2])
const filter = pipeline.element('filter', 'capsfilter')
expectTypeOf(filter.get('caps')).toEqualTypeOf<Caps | null>()
filter.set('caps', caps('video/x-raw', { format: list('I420', 'NV12'), width: intRange(1, 640) }))
filter.set('caps', 'video/x-raw')
expectTypeOf(sink.get('last-sample')).toEqualTypeOf<Sample | null>()
// @ts-expect-error a value must be one that GStreamer knows
structure('name', { field: new Date() })
