// Checks that the types of the raw namespaces match node-gtk. This file is compiled, but never runs.
import { expectTypeOf } from 'expect-type'
import {
  Gio,
  GLib,
  GObject,
  Gst,
  GstAllocators,
  GstVideo,
  requireNamespace,
  type UntypedNamespace,
} from 'gst-allocators/gi'

declare const memory: Gst.Memory
declare const allocator: GstAllocators.DmaBufAllocator
declare const pad: Gst.Pad

expectTypeOf(requireNamespace('Gst', '1.0')).toEqualTypeOf<typeof Gst>()
expectTypeOf(requireNamespace('GstRtp', '1.0')).toEqualTypeOf<UntypedNamespace>()

// 64-bit integers come back as bigint, and go in as either.
expectTypeOf(memory.size).toEqualTypeOf<bigint>()
GstAllocators.FdAllocator.alloc(allocator, 3, 4096, GstAllocators.FdMemoryFlags.NONE)
GstAllocators.DmaBufAllocator.alloc(allocator, 3, 4096n)
// @ts-expect-error the static of DmaBufAllocator has three parameters
GstAllocators.DmaBufAllocator.alloc(allocator, 3, 4096, GstAllocators.FdMemoryFlags.NONE)
// @ts-expect-error a size is a bigint
export const size: number = memory.size
// @ts-expect-error and does not mix with numbers
export const half = memory.size / 2

// Constants have their values, where each release has the same.
expectTypeOf(Gst.SECOND).toEqualTypeOf<1000000000n>()
expectTypeOf(GstAllocators.ALLOCATOR_DMABUF).toEqualTypeOf<'dmabuf'>()
expectTypeOf(Gst.VERSION_MINOR).toEqualTypeOf<number>()

// Enumerations and flags.
pad.setActive(true)
expectTypeOf(pad.activateMode(Gst.PadMode.PUSH, true)).toEqualTypeOf<boolean>()
// @ts-expect-error a member of another enumeration
pad.activateMode(Gst.PadDirection.SRC, true)
// @ts-expect-error an argument is missing
pad.activateMode(Gst.PadMode.PUSH)
// @ts-expect-error a nick is not a member
pad.activateMode('push', true)
// @ts-expect-error there is no such member
export const running = Gst.State.RUNNING

// What may be null must be looked at.
expectTypeOf(Gst.ElementFactory.make('fakesink', null)).toEqualTypeOf<Gst.Element | null>()
// @ts-expect-error there may be no such element
Gst.ElementFactory.make('fakesink', null).setState(Gst.State.PLAYING)
// @ts-expect-error a pad may have no caps yet
pad.getCurrentCaps().getSize()
// @ts-expect-error an out-argument that was not made is null
new Gst.Structure().getDate('when')[1].getYear()

// Names.
// @ts-expect-error snake_case is C's
export const parse = Gst.parse_launch
// @ts-expect-error as it is for members
pad.get_name()
// @ts-expect-error a static function is not inherited
GstAllocators.DmaBufAllocator.find('x')

// Out-arguments are part of the result, in an array where there are several.
expectTypeOf(Gst.version()).toEqualTypeOf<[number, number, number, number]>()
expectTypeOf(pad.queryDuration(Gst.Format.TIME)).toEqualTypeOf<[boolean, bigint]>()

// Properties: what is read, what is set, and what a constructor takes.
expectTypeOf(new Gst.Pipeline({ name: 'p' }).name).toEqualTypeOf<string>()
// @ts-expect-error a name is text
new Gst.Pipeline({ name: 3 })
// @ts-expect-error there is no such property
new Gst.Pipeline({ nmae: 'p' })
// @ts-expect-error a pad's caps are read-only
pad.caps = null

// Interfaces are types and values.
expectTypeOf(Gst.ChildProxy.prototype).toEqualTypeOf<Gst.ChildProxy>()
expectTypeOf(Gio.File.newForPath('/')).toEqualTypeOf<Gio.File>()
// @ts-expect-error which cannot be constructed
new Gio.File()

// Fields that node-gtk cannot read.
expectTypeOf<GstVideo.VideoMeta['meta']>().toEqualTypeOf<never>()
expectTypeOf<GstVideo.VideoInfo['width']>().toEqualTypeOf<number>()

// What a wrapper of GParamSpec has is reached by way of the prototype.
declare const spec: GObject.ParamSpec
// @ts-expect-error it has no methods of its own
spec.getName()
expectTypeOf(GObject.ParamSpec.prototype.getName.call(spec)).toEqualTypeOf<string>()

// Where a function took something else in an earlier release, both forms are there.
expectTypeOf(GLib.Regex.escapeString('a.b', -1)).toEqualTypeOf<string>()
expectTypeOf(GLib.Regex.escapeString(['a', '.', 'b'])).toEqualTypeOf<string>()
