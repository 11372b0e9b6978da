// Sends memory that was drawn in TypeScript through a pipeline, and sees the very same memory come out.
//
//   memfd ─► FdMemory ─► push() ─► appsrc ! queue ! appsink ─► Frame ─► FdMemory (same fd)
//            owns the fd  └───────── each holds a reference ─────────┘
//
//   Nobody copies. The fd is closed when the last reference is given back, whoever has it.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { createMemfd, FdAllocator, FdMemory } from 'gst-allocators'
import { Pipeline, type Sink, type Source } from 'gst-allocators/pipeline'

const size = 32 * 32 * 4
const fd = await sendAndReceive()
assert.ok(!existsSync(`/proc/self/fd/${fd}`))
console.log("it was closed with the last reference, which was the pipeline's")

async function sendAndReceive(): Promise<number> {
  await using pipeline = Pipeline.parse(`
    appsrc name=in caps=video/x-raw,format=RGBA,width=32,height=32,framerate=30/1 ! queue ! appsink name=out sync=false`)
  await pipeline.play()
  const [sent, received] = await Promise.all([send(pipeline.source('in')), receive(pipeline.sink('out'))])
  assert.deepEqual(received, [sent])
  return sent
}

/** Draws a picture, sends it, and returns the fd that it lies on. */
async function send(source: Source): Promise<number> {
  const memory = new FdAllocator().alloc(createMemfd(size, { name: 'frame', sealed: true }), size)
  {
    using mapping = memory.map('write')
    mapping.bytes.fill(200)
  }
  const { fd } = memory
  // The pipeline takes a reference of its own, so that ours can be given back at once.
  await source.push(memory, { pts: 0n })
  memory.dispose()
  console.log(`fd ${fd} is in the pipeline's hands`)
  await source.end()
  return fd
}

/** Reads what comes out to the end, and returns the fds that it lies on. */
async function receive(sink: Sink): Promise<number[]> {
  const fds: number[] = []
  for await (const frame of sink.frames()) {
    const [memory] = frame.memories
    assert.ok(memory instanceof FdMemory)
    fds.push(memory.fd)
    using mapping = frame.map('read')
    assert.equal(mapping.planes[0]?.bytes[size - 1], 200)
    console.log(`the memory that came out is a ${memory.constructor.name} over fd ${memory.fd} too`)
  }
  return fds
}
