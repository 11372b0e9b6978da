// PNG files of frames, which GStreamer's decoder reads back.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type Frame, Pipeline } from '../../src/pipeline/index.js'
import { runScript } from '../support/run-script.js'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'png-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

async function firstOf(description: string, look: (frame: Frame) => unknown): Promise<void> {
  await using pipeline = Pipeline.parse(`${description} ! appsink name=out sync=false`)
  await pipeline.play()
  for await (const frame of pipeline.sink('out').frames()) {
    await look(frame)
    break
  }
}

it.each(['RGBA', 'I420', 'GRAY8'])('writes the picture of a frame in %s', async (format) => {
  const file = join(folder, `${format}.png`)
  let expected: Uint8Array | undefined
  const raw = `videotestsrc num-buffers=1 ! video/x-raw,format=${format},width=37,height=21`
  await firstOf(`${raw} ! videoconvert ! video/x-raw,format=RGBA`, (frame) => {
    expected = frame.copyBytes()
  })
  await firstOf(raw, (frame) => frame.toPng(file))
  await firstOf(`filesrc location=${file} ! pngdec ! videoconvert ! video/x-raw,format=RGBA`, (frame) => {
    expect(frame).toMatchObject({ width: 37, height: 21 })
    expect(frame.copyBytes()).toEqual(expected)
  })
})

it('completes when the frame is released meanwhile', async () => {
  const file = join(folder, 'released.png')
  let writing: Promise<void> | undefined
  await firstOf('videotestsrc num-buffers=1', (frame) => {
    writing = frame.toPng(file)
  })
  await writing
  expect(existsSync(file)).toBe(true)
})

it('rejects when the file cannot be written or the path is not a string', () =>
  firstOf('videotestsrc num-buffers=1', async (frame) => {
    await expect(frame.toPng(join(folder, 'no', 'folder.png'))).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(frame.toPng(7 as unknown as string)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG_TYPE' })
    frame.dispose()
    await expect(frame.toPng('x.png')).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
  }))

it('names the package to install when the encoder is missing', () => {
  const { stdout, status } = runScript(
    `import { Gst } from 'gst-allocators/gi'
import { Pipeline } from 'gst-allocators/pipeline'

const registry = Gst.Registry.get()
const feature = registry.lookupFeature('pngenc')
registry.removeFeature(feature)
await using pipeline = Pipeline.parse('videotestsrc num-buffers=1 ! appsink name=out')
await pipeline.play()
for await (const frame of pipeline.sink('out').frames()) await frame.toPng('x.png').catch(({ code, fix }) => console.log(code, fix))`,
  )
  expect(stdout).toMatch(/^ERR_ENCODE_FAILED Install gstreamer1\.0-plugins-good /)
  expect(status).toBe(0)
})
