// Checks which uses of the package's own classes compile, and which do not. This file never runs.
import { expectTypeOf } from 'expect-type'
import {
  type Allocator,
  createMemfd,
  DmaBufAllocator,
  type DmaBufMemory,
  type ErrorCode,
  FdAllocator,
  type FdKind,
  FdMemory,
  FdMemoryFlags,
  type GstAllocatorsError,
  isDmaBuf,
  type Mapping,
  Memory,
  OwnedFd,
  type PhysMemory,
  type ReadonlyBytes,
} from 'gst-allocators'
import type { Gst, GstAllocators } from 'gst-allocators/gi'
import type { Frame, Message, Pipeline, Sample, Sink, StreamIterator } from 'gst-allocators/pipeline'

declare const memory: Memory
declare const wrapper: Gst.Memory

// What an allocator makes has its own class.
expectTypeOf(new FdAllocator().alloc(3, 4096)).toEqualTypeOf<FdMemory>()
expectTypeOf(new DmaBufAllocator().alloc(createMemfd(1), 1)).toEqualTypeOf<DmaBufMemory>()
expectTypeOf(
  new DmaBufAllocator().allocWithFlags(3, 1, FdMemoryFlags.DONT_CLOSE),
).toEqualTypeOf<DmaBufMemory>()
expectTypeOf(new DmaBufAllocator()).toExtend<FdAllocator>()
expectTypeOf(new DmaBufAllocator().gi).toEqualTypeOf<GstAllocators.DmaBufAllocator>()
// @ts-expect-error a size is needed
new FdAllocator().alloc(3)
// @ts-expect-error a size is a number
new FdAllocator().alloc(3, 4096n)
// @ts-expect-error an fd is an OwnedFd or a number
new FdAllocator().alloc('3', 4096)
// @ts-expect-error an option is misspelt
new DmaBufAllocator({ requireDmabuf: false })

// The mode is in the type of a mapping, and decides what its bytes can do.
expectTypeOf(memory.map('read')).toEqualTypeOf<Mapping<'read'>>()
expectTypeOf(memory.map('read').bytes).toEqualTypeOf<ReadonlyBytes>()
expectTypeOf(memory.map('readwrite').bytes).toExtend<Uint8Array>()
expectTypeOf(memory.map('read').bytes).toExtend<Uint8Array>()
new Blob([memory.map('readwrite').bytes, memory.map('read').bytes])
expectTypeOf(memory.map('write').mode).toEqualTypeOf<'write'>()
expectTypeOf<Mapping<'read'>>().toExtend<Mapping>()
expectTypeOf<Mapping<'write'>>().toExtend<Mapping>()
memory.map('write').bytes.fill(0)
memory.map('write').bytes[0] = 1
expectTypeOf(memory.map('read').bytes[0]).toEqualTypeOf<number | undefined>()
new TextDecoder().decode(memory.map('read').bytes)
// @ts-expect-error the bytes of a read mapping are not assigned
memory.map('read').bytes[0] = 1
// @ts-expect-error the bytes of a read mapping are not filled
memory.map('read').bytes.fill(0)
// @ts-expect-error the bytes of a read mapping are not set
memory.map('read').bytes.set([1])
// @ts-expect-error there is no such mode
memory.map('rw')
// @ts-expect-error a mode is needed
memory.map()
// @ts-expect-error the bytes cannot be replaced
memory.map('write').bytes = new Uint8Array()

// A memory that is recognised has the class that was asked for.
expectTypeOf(Memory.from(wrapper)).toEqualTypeOf<Memory>()
expectTypeOf(FdMemory.from(wrapper)).toEqualTypeOf<FdMemory>()
expectTypeOf<PhysMemory['physAddr']>().toEqualTypeOf<bigint>()
expectTypeOf(memory.gi).toEqualTypeOf<Gst.Memory>()
expectTypeOf(memory.allocator).toEqualTypeOf<Allocator>()
expectTypeOf(memory.share()).toEqualTypeOf<Memory>()
expectTypeOf(new FdAllocator().alloc(3, 1).share()).toEqualTypeOf<FdMemory>()
// @ts-expect-error only memories can be compared
memory.isSpan(wrapper)
// @ts-expect-error memories are not constructed
new Memory()
// @ts-expect-error sizes are read-only
memory.size = 1

// Fds.
expectTypeOf(createMemfd(1)).toEqualTypeOf<OwnedFd>()
expectTypeOf(new OwnedFd(3).release()).toEqualTypeOf<number>()
expectTypeOf(new OwnedFd(3).kind).toEqualTypeOf<FdKind>()
expectTypeOf(isDmaBuf).parameter(0).toEqualTypeOf<OwnedFd | number>()
// @ts-expect-error an OwnedFd's number is read-only
new OwnedFd(3).fd = 4
// @ts-expect-error a memfd has a size in numbers
createMemfd('1')

// Errors.
expectTypeOf<GstAllocatorsError['code']>().toEqualTypeOf<ErrorCode>()
expectTypeOf<'ERR_DISPOSED'>().toExtend<ErrorCode>()
// @ts-expect-error there is no such code
export const noSuchCode: ErrorCode = 'ERR_NO_SUCH_CODE'

declare const sink: Sink
declare const pipeline: Pipeline
for await (const frame of sink.frames()) expectTypeOf(frame).toEqualTypeOf<Frame>()
// Without `done`, there may be no frame.
expectTypeOf((await sink.frames().next()).value).toEqualTypeOf<Frame | undefined>()
expectTypeOf((await sink.samples().next()).value).toEqualTypeOf<Sample | undefined>()
expectTypeOf((await pipeline.messages().next()).value).toEqualTypeOf<Message | undefined>()
expectTypeOf(await sink.frames().return()).toEqualTypeOf<IteratorResult<Frame, undefined>>()
await using frames = sink.frames()
expectTypeOf(frames).toEqualTypeOf<StreamIterator<Frame>>()
