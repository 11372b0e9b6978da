// Hands the frames of a pipeline on by their file descriptors, as Electron, node-av, a display or a GPU take them.
//
//   appsrc ─► … ─► appsink ─► Frame ─► dmabuf() ─► { planes: [{ fd, offset, stride, size }], fourcc, modifier }
//   memory of ours           borrowed fds: open as long as the frame lives, so the other side dups what it keeps
//
//   A camera makes such frames by itself: v4l2src io-mode=dmabuf. Without one, a memfd stands in here for a dma-buf: GStreamer
//   hands it on the same way, but no device could read it.
import assert from 'node:assert/strict'
import { readSync } from 'node:fs'
import { createMemfd, DmaBufAllocator, DmaBufMemory } from 'gst-allocators'
import { type Frame, Pipeline } from 'gst-allocators/pipeline'

const [width, height] = [64, 48]
const size = (width * height * 3) / 2

await using pipeline = Pipeline.parse(`
  appsrc name=in caps=video/x-raw,format=NV12,width=${width},height=${height},framerate=30/1 ! appsink name=out sync=false`)
await pipeline.play()
await feed()

for await (const frame of pipeline.sink('out').frames()) {
  assert.equal(frame.isZeroCopy, true)
  handOn(frame)
}

async function feed(): Promise<void> {
  const source = pipeline.source('in')
  const allocator = new DmaBufAllocator({ requireDmaBuf: false })
  using memory = allocator.alloc(createMemfd(size), size)
  {
    using mapping = memory.map('write')
    mapping.bytes.fill(16, 0, width * height).fill(128, width * height)
  }
  await source.push(memory, { pts: 0n })
  // It resolves when all has come through, which the loop above sees to.
  void source.end()
}

/** Who takes it over gets an fd of its own, so that the frame may go back to the pipeline. */
function handOn(frame: Frame): void {
  const picture = frame.dmabuf()
  const [memory] = frame.memories
  assert.ok(picture !== null && memory instanceof DmaBufMemory)
  const { format, fourcc, modifier, planes } = picture
  const [luma, chroma] = planes
  assert.ok(luma && chroma && fourcc !== null)
  assert.deepEqual([luma.fd, luma.stride, chroma.offset], [memory.fd, width, width * height])

  using fd = memory.dupFd()
  frame.dispose()
  const first = new Uint8Array(1)
  readSync(fd.fd, first, 0, 1, chroma.offset)
  assert.equal(first[0], 128)
  const name = Buffer.from(Uint32Array.of(fourcc).buffer).toString()
  console.log(
    `${format}: fourcc ${name}, modifier ${modifier}, planes at ${luma.offset} and ${chroma.offset} of one file`,
  )
}
