// Hands the frames of a pipeline on by their file descriptors, as Electron, node-av, a display or a GPU take them.
//
//   appsrc ─► … ─► appsink ─► Frame ─► dmabuf() ─► { planes: [{ fd, offset, stride, size }], fourcc, modifier }
//   memory of ours           borrowed fds: open as long as the frame lives, so the other side dups what it keeps
//
//   A camera makes such frames by itself: v4l2src io-mode=dmabuf. Here they are allocated; where nothing makes dma-bufs, a memfd stands
//   in for one: GStreamer hands it on the same way, but no device could read it.
import assert from 'node:assert/strict'
import {
  allocateDmaBuf,
  createMemfd,
  DmaBufAllocator,
  DmaBufMemory,
  GstAllocatorsError,
  mapFd,
  type OwnedFd,
} from 'gst-allocators'
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

function allocate(): OwnedFd {
  try {
    return allocateDmaBuf(size)
  } catch (error) {
    if (!(error instanceof GstAllocatorsError) || error.code !== 'ERR_NO_DMABUF') throw error
    console.log(error.message)
    return createMemfd(size, { sealed: true })
  }
}

async function feed(): Promise<void> {
  const source = pipeline.source('in')
  const allocator = new DmaBufAllocator({ requireDmaBuf: false })
  using memory = allocator.alloc(allocate(), size)
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
  using mapping = mapFd(fd, 1, 'read', { offset: chroma.offset })
  assert.equal(mapping.bytes[0], 128)
  const name = Buffer.from(Uint32Array.of(fourcc).buffer).toString()
  console.log(
    `${format}: fourcc ${name}, modifier ${modifier}, planes at ${luma.offset} and ${chroma.offset} of one file`,
  )
}
