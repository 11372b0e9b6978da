// Draws a picture in TypeScript, sends its memory through a pipeline, and receives the same memory at the other end.
//
//   memfd ─► FdMemory ─► push() ─► appsrc ! queue ! appsink ─► Frame ─► FdMemory (same fd)
//            owns the fd  └───────── each holds a reference ─────────┘
//
//   Nothing is copied. The fd is closed when the last reference is released, no matter which holder releases it.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { createMemfd, FdAllocator, FdMemory } from 'gst-allocators'
import { Pipeline, type Sink, type Source } from 'gst-allocators/pipeline'

const size = 32 * 32 * 4
const fd = await sendAndReceive()
assert.ok(!existsSync(`/proc/self/fd/${fd}`))
console.log('the fd was closed when the pipeline released the last reference')

async function sendAndReceive(): Promise<number> {
  await using pipeline = Pipeline.parse(`
    appsrc name=in caps=video/x-raw,format=RGBA,width=32,height=32,framerate=30/1 ! queue ! appsink name=out sync=false`)
  await pipeline.play()
  const [sent, received] = await Promise.all([send(pipeline.source('in')), receive(pipeline.sink('out'))])
  assert.deepEqual(received, [sent])
  return sent
}

/** Draws a picture, sends it, and returns the fd of its memory. */
async function send(source: Source): Promise<number> {
  const memory = new FdAllocator().alloc(createMemfd(size, { name: 'frame', sealed: true }), size)
  {
    using mapping = memory.map('write')
    mapping.bytes.fill(200)
  }
  const { fd } = memory
  // The pipeline takes its own reference, so we can release ours at once.
  await source.push(memory, { pts: 0n })
  memory.dispose()
  console.log(`fd ${fd} now belongs to the pipeline`)
  await source.end()
  return fd
}

/** Reads frames until the end of the stream, and returns the fds of their memories. */
async function receive(sink: Sink): Promise<number[]> {
  const fds: number[] = []
  for await (const frame of sink.frames()) {
    const [memory] = frame.memories
    assert.ok(memory instanceof FdMemory)
    fds.push(memory.fd)
    using mapping = frame.map('read')
    assert.equal(mapping.planes[0]?.bytes[size - 1], 200)
    console.log(`the received ${memory.constructor.name} has the same fd ${memory.fd}`)
  }
  return fds
}
