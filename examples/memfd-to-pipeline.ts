// Sends memory that was drawn in TypeScript through a pipeline, and sees the very same memory come out.
//
//   memfd ─► FdMemory ─► Gst.Buffer ─► appsrc ! queue ! appsink ─► Gst.Buffer ─► FdMemory (same fd)
//            owns the fd   └──────── each holds a reference ───────┘
//
//   Nobody copies. The fd is closed when the last reference is given back, whoever has it.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { createMemfd, FdAllocator, FdMemory } from 'gst-allocators'
import { Gst, GstApp, unsafeRelease } from 'gst-allocators/gi'

const caps = 'video/x-raw,format=RGBA,width=32,height=32,framerate=30/1'
const size = 32 * 32 * 4
const pipeline = Gst.parseLaunch(
  `appsrc name=in format=time caps=${caps} ! queue ! appsink name=out sync=false`,
) as Gst.Pipeline
const source = pipeline.getByName('in') as GstApp.AppSrc
const sink = pipeline.getByName('out') as GstApp.AppSink

const memory = new FdAllocator().alloc(createMemfd(size, { name: 'frame', sealed: true }), size)
const { fd } = memory
{
  using mapping = memory.map('write')
  mapping.bytes.fill(200)
}

// Each of these calls takes a reference of its own, so that ours can be given back at once.
const sent = Gst.Buffer.new()
sent.appendMemory(memory.gi)
memory.dispose()
pipeline.setState(Gst.State.PLAYING)
assert.equal(source.pushBuffer(sent), Gst.FlowReturn.OK)
unsafeRelease(sent)
source.endOfStream()
assert.ok(existsSync(`/proc/self/fd/${fd}`))
console.log(`fd ${fd} is in the pipeline's hands`)

// Asking without waiting keeps the event loop free, and can never deadlock with a streaming thread.
let sample = sink.tryPullSample(0)
for (; sample === null; sample = sink.tryPullSample(0)) await setTimeout(1)

const gi = sample.getBuffer()?.peekMemory(0)
assert.ok(gi)
const received = FdMemory.from(gi)
assert.equal(received.fd, fd)
{
  using mapping = received.map('read')
  assert.equal(mapping.bytes[size - 1], 200)
}
console.log(`the memory that came out is a ${received.constructor.name} over fd ${received.fd} too`)

received.dispose()
unsafeRelease(sample)
pipeline.setState(Gst.State.NULL)
