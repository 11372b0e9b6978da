// Proves, when it is compiled, that the raw namespaces are typed as node-gtk gives them: it never runs.
import { expectTypeOf } from 'expect-type'
import { GLib, Gst, GstAllocators, requireNamespace, type UntypedNamespace } from 'gst-allocators/gi'

declare const memory: Gst.Memory
declare const allocator: GstAllocators.DmaBufAllocator

expectTypeOf(requireNamespace('Gst', '1.0')).toEqualTypeOf<typeof Gst>()
expectTypeOf(requireNamespace('GstRtp', '1.0')).toEqualTypeOf<UntypedNamespace>()

// 64-bit integers come back as bigint, and go in as either.
expectTypeOf(memory.size).toEqualTypeOf<bigint>()
expectTypeOf(Gst.SECOND).toExtend<bigint>()
GstAllocators.FdAllocator.alloc(allocator, 3, 4096, GstAllocators.FdMemoryFlags.NONE)
GstAllocators.DmaBufAllocator.alloc(allocator, 3, 4096n)
// @ts-expect-error the static of DmaBufAllocator has three parameters
GstAllocators.DmaBufAllocator.alloc(allocator, 3, 4096, GstAllocators.FdMemoryFlags.NONE)
// @ts-expect-error a size is a bigint
export const size: number = memory.size

// Nullable results, camelCase names, enums.
expectTypeOf(Gst.ElementFactory.make('fakesink', null)).toEqualTypeOf<Gst.Element | null>()
// @ts-expect-error snake_case is C's
export const parse = Gst.parse_launch
// @ts-expect-error a state is one of the enum
Gst.parseLaunch('fakesrc ! fakesink').setState('playing')
// @ts-expect-error there is no such member
export const running = Gst.State.RUNNING
expectTypeOf(GLib.MAJOR_VERSION).toExtend<number>()
