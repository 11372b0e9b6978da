// A camera whose frames are dma-bufs: vivid, a real driver with a virtual camera.
import { describe, expect, it } from '@jest/globals'
import { DmaBufMemory } from '../../src/memory/index.js'
import { type Frame, Pipeline } from '../../src/pipeline/index.js'
import { itemOf } from '../support/item-of.js'
import { knowLeaksOfV4l2src } from '../support/known-leaks.js'
import { inodeOf } from './support/inode-of.js'

knowLeaksOfV4l2src()

const camera = 'v4l2src device=/dev/video0 io-mode=dmabuf'
const caps = 'video/x-raw,format=NV12,width=320,height=180'

describe('the frames of a camera', () => {
  it('are its driver’s own dma-bufs, 300 of 300, readable in place, and never copies while the loop releases them', async () => {
    await using pipeline = Pipeline.parse(`${camera} num-buffers=300 ! ${caps} ! appsink name=out sync=false`)
    await pipeline.play()
    const inodes = new Set<bigint>()
    const bars = new Set<number>()
    let frames = 0
    let last = -1n
    for await (const frame of pipeline.sink('out').frames()) {
      frames++
      expect([frame.isDmaBuf, frame.isZeroCopy, frame.width, frame.height]).toEqual([true, true, 320, 180])
      expect(frame.memories.map((memory) => memory instanceof DmaBufMemory)).toEqual([true])
      expect(frame.pts).toBeGreaterThan(last)
      last = frame.pts ?? -1n
      inodes.add(inodeOf(frame))
      using mapping = frame.map('read')
      const [luma, chroma] = mapping.planes
      expect([luma?.bytes.length, chroma?.bytes.length]).toEqual([320 * 180, 320 * 90])
      for (const x of [20, 60, 100, 140, 180, 220, 260, 300]) bars.add(luma?.bytes[320 * 170 + x] ?? -1)
    }
    expect(frames).toBe(300)
    // Copies would be new memory, and so new inodes, again and again.
    expect(inodes.size).toBeLessThanOrEqual(maxBuffers)
    // The test picture has eight bars, of different brightness.
    expect(bars.size).toBeGreaterThanOrEqual(8)
  })

  it('run out when all are held, and go on when one is released', async () => {
    await using pipeline = Pipeline.parse(`${camera} ! ${caps} ! appsink name=out sync=false max-buffers=1`)
    await pipeline.play()
    const frames = pipeline.sink('out').frames()
    const held: Frame[] = []
    // A driver of V4L2's has no more than 32 buffers. Until then, frames are held and none is copied.
    while (held.length < maxBuffers) {
      const frame = itemOf(await frames.next())
      expect([frame.isDmaBuf, frame.isZeroCopy]).toEqual([true, true])
      frame.keep()
      held.push(frame)
    }
    expect(new Set(held.map(inodeOf)).size).toBe(maxBuffers)

    const next = frames.next()
    let arrived = false
    void next.then(() => (arrived = true))
    // As long as the 120 frames of another source last, nothing comes from this one.
    await using clock = Pipeline.parse(
      'videotestsrc is-live=true num-buffers=120 ! video/x-raw,width=16,height=16,framerate=120/1 ! fakesink sync=true',
    )
    await clock.play()
    await clock.finished
    expect(arrived).toBe(false)

    // Not the newest, on which appsink has a reference of its own until it gives the next.
    held.shift()?.dispose()
    const frame = itemOf(await next)
    expect(frame.isDmaBuf).toBe(true)
    await frames.return()
    for (const frame of held) frame.dispose()
  })
})

const maxBuffers = 32
