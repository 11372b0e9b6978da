// Exports the frames of a pipeline as file descriptors, in the form that Electron, node-av, a display or a GPU imports.
//
//   appsrc ─► … ─► appsink ─► Frame ─► dmabuf() ─► { planes: [{ fd, offset, stride, size }], fourcc, modifier }
//   our memory               borrowed fds: open while the frame lives, so the importer must dup() what it keeps
//
//   A camera delivers such frames with v4l2src io-mode=dmabuf; this example allocates its own. On a machine without
//   dma-bufs, a memfd stands in: GStreamer passes it on in the same way, but no device can read it.
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
  // Not awaited: it resolves when the loop above has read every frame.
  void source.end()
}

/** Exports a frame. The importer gets a duplicated fd, so the frame can be released at once. */
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
