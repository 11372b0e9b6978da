// The screen shows what TypeScript draws: kmssink runs on a virtio-gpu card, and QEMU takes screenshots.
import { closeSync, openSync } from 'node:fs'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { DmaBufAllocator, DRMDumbAllocator } from '../../src/allocators/index.js'
import { type Frame, Pipeline, type Source } from '../../src/pipeline/index.js'
import { allocateDmaBuf, listDevices } from '../../src/dma-buf/index.js'
import { ioctl } from '../../src/ffi/index.js'
import { hasFeature } from '../../src/gi/base.js'
import { knowLeaksOfV4l2src } from '../support/known-leaks.js'
import { errorOf } from '../support/outcome.js'
import { DrmCard } from './support/drm-card.js'
import { screenshot } from './support/screenshot.js'

knowLeaksOfV4l2src()

const [width, height] = [640, 480]
const raw = `video/x-raw,format=BGRx,width=${width},height=${height}`

// Opened before the tests count the open fds, because an allocator keeps its card open.
let allocator: DRMDumbAllocator | undefined
beforeAll(() => {
  if (!hasFeature('drm-dumb-allocator')) return
  const path = listDevices().find(({ name }) => name === 'virtio_gpu')?.path ?? ''
  const card = openSync(path, 'r+')
  // The first program that opens a card is its master. That must be kmssink, which sets the mode of the screen.
  ioctl(card, DROP_MASTER, 0n)
  allocator = DRMDumbAllocator.open(card)
  closeSync(card)
})

describe('a screen', () => {
  it('shows the frames of a camera that were drawn on', async () => {
    await using camera = Pipeline.parse(
      `v4l2src device=/dev/video0 io-mode=dmabuf num-buffers=3 ! ${raw} ! appsink name=out sync=false`,
    )
    await camera.play()
    const frames = camera.sink('out').frames({ writable: true })
    const drawn = await show('camera', async (source) => {
      let count = 0
      for await (const frame of frames) {
        expect(frame.isDmaBuf).toBe(true)
        drawInto(frame, ++count)
        await source.push(frame, { pts: BigInt(count) })
      }
      return count
    })
    expect(drawn).toBe(3)
    expect(await differences('camera', drawn)).toEqual([])
  })

  it('shows dma-bufs of its own card in place, with the drawing', async () => {
    const fds = [1, 2, 3].map(() => {
      using card = new DrmCard('virtio_gpu')
      return card.create(width, height).fd
    })
    const allocator = new DmaBufAllocator()
    const drawn = await show('own', async (source) => {
      for (const [index, fd] of fds.entries()) {
        using memory = allocator.alloc(fd, width * height * 4)
        using mapping = memory.map('write')
        draw(mapping.bytes, width * 4, index + 10)
        mapping.unmap()
        await source.push(memory, { pts: BigInt(index) })
      }
      return 12
    })
    expect(await differences('own', drawn)).toEqual([])
  })

  // On demand: npm run vm -- --row debian-sid, see docs/lab.md.
  it('shows the dumb buffers of DRMDumbAllocator, from GStreamer 1.24 on', async () => {
    if (allocator === undefined) {
      expect(errorOf(() => DRMDumbAllocator.open('/dev/dri/card0')).code).toBe('ERR_FEATURE_MISSING')
      return
    }
    const cards = allocator
    expect(cards.canExport).toBe(true)
    const drawn = await show('dumb', async (source) => {
      for (const seed of [20, 21, 22]) {
        const { memory, pitch } = cards.alloc(xrgb8888, width, height)
        using dumb = memory
        expect([pitch, dumb.size, dumb.handle > 0]).toEqual([width * 4, width * height * 4, true])
        {
          using mapping = dumb.map('write')
          draw(mapping.bytes, pitch, seed)
        }
        using exported = dumb.exportDmaBuf()
        expect(exported.shareFd().kind).toBe('dmabuf')
        await source.push(exported, { pts: BigInt(seed) })
      }
      return 22
    })
    expect(await differences('dumb', drawn)).toEqual([])
  })

  it('takes dma-bufs in place only if its driver can: virtio-gpu of 6.12 cannot import them, so kmssink copies', () => {
    using card = new DrmCard('virtio_gpu')
    using own = card.create(width, height).fd
    using other = allocateDmaBuf(width * height * 4)
    expect({ own: card.import(own.fd), other: card.import(other.fd) }).toEqual({ own: 0, other: ENODEV })
  })
})

/** Feeds the screen, and takes a picture of it once it shows the last frame. */
async function show(name: string, feed: (source: Source) => Promise<number>): Promise<number> {
  await using screen = Pipeline.parse(`
    appsrc name=in format=time caps="${raw},framerate=30/1"
    ! kmssink driver-name=virtio_gpu force-modesetting=true sync=false`)
  await screen.play()
  const source = screen.source('in')
  const result = await feed(source)
  await source.end()
  await screen.finished
  await screenshot(name)
  return result
}

function drawInto(frame: Frame, seed: number): void {
  using mapping = frame.map('readwrite')
  const [plane] = mapping.planes
  if (plane === undefined) throw new TypeError('BGRx has a plane')
  draw(plane.bytes, plane.stride, seed)
}

/** A picture without two places alike: what is shown from elsewhere, or of another frame, is seen. */
function draw(bytes: Uint8Array, stride: number, seed: number): void {
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [red, green, blue] = colourAt(x, y, seed)
      bytes.set([blue, green, red, 255], y * stride + x * 4)
    }
}

function colourAt(x: number, y: number, seed: number): [number, number, number] {
  return [x & 255, y & 255, ((x >> 8) * 64 + (y >> 8) * 32 + seed) & 255]
}

/** Where a picture of the screen is not what was drawn: the first few places. */
async function differences(name: string, seed: number): Promise<string[]> {
  await using reader = Pipeline.parse(
    `filesrc location=build/vm/${name}.png ! pngdec ! videoconvert ! video/x-raw,format=RGB ! appsink name=out sync=false`,
  )
  await reader.play()
  const found: string[] = []
  for await (const frame of reader.sink('out').frames()) {
    if (frame.width !== width || frame.height !== height) return [`${frame.width}x${frame.height}`]
    using mapping = frame.map('read')
    const [plane] = mapping.planes
    if (plane === undefined) throw new TypeError('RGB has a plane')
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const at = y * plane.stride + x * 3
        const shown = [plane.bytes[at], plane.bytes[at + 1], plane.bytes[at + 2]].join()
        const expected = colourAt(x, y, seed).join()
        if (shown !== expected && found.length < 3) found.push(`${x},${y}: ${shown} and not ${expected}`)
      }
  }
  return found
}

const ENODEV = 19
const xrgb8888 = 0x34325258
const DROP_MASTER = 0x641f
