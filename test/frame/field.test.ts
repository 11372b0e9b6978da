// Streams that send field by field (interlace-mode=alternate), as SDI cards and some cameras do.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { type Frame, Pipeline, type Plane } from '../../src/pipeline/index.js'

const fields = 'interlace field-pattern=1:1 ! video/x-raw(format:Interlaced),interlace-mode=alternate'

function raw(format: string, width: number, height: number): string {
  return `videotestsrc num-buffers=4 pattern=gradient ! video/x-raw,format=${format},width=${width},height=${height},framerate=30/1`
}

async function each(description: string, look: (frame: Frame) => unknown): Promise<void> {
  await using pipeline = Pipeline.parse(`${description} ! appsink name=out sync=false`)
  await pipeline.play()
  for await (const frame of pipeline.sink('out').frames()) await look(frame)
}

it('has the planes of a field', async () => {
  const seen: unknown[] = []
  await each(`${raw('I420', 320, 240)} ! ${fields}`, (frame) => {
    expect(frame).toMatchObject({ width: 320, height: 240, size: 57_600 })
    expect(frame.copyBytes()).toHaveLength(57_600)
    using mapping = frame.map('read')
    expect(
      mapping.planes.map(({ stride, width, height, bytes }) => [width, height, stride, bytes.length]),
    ).toEqual([
      [320, 120, 320, 38_400],
      [160, 60, 160, 9600],
      [160, 60, 160, 9600],
    ])
    seen.push(frame.field)
  })
  expect(seen.length).toBeGreaterThanOrEqual(4)
  expect(seen.slice(0, 4).sort()).toEqual(['bottom', 'bottom', 'top', 'top'])
})

it.each([
  ['AYUV', 5, 8, 4],
  ['YUY2', 6, 10, 2],
  ['NV12', 8, 8, 1],
])('has every second line of the picture: %s', async (format, width, height, pixelBytes) => {
  // A stride may be longer than a line: GStreamer 1.28 pads lines.
  const line = (plane: Plane | undefined, row: number) => {
    if (plane === undefined) throw new Error('The frame has no such plane')
    const start = row * plane.stride
    return Buffer.from(plane.bytes.subarray(start, start + width * pixelBytes)).toString('hex')
  }
  const rows: string[] = []
  await each(raw(format, width, height), (frame) => {
    expect(frame.field).toBeNull()
    using mapping = frame.map('read')
    for (let row = 0; row < height; row++) rows[row] = line(mapping.planes[0], row)
  })
  let count = 0
  await each(`${raw(format, width, height)} ! ${fields}`, (frame) => {
    // GStreamer 1.22's interlace puts the upper lines into both fields.
    if (frame.field !== 'top') return
    using mapping = frame.map('read')
    for (let row = 0; row < height / 2; row++)
      expect({ row, bytes: line(mapping.planes[0], row) }).toEqual({ row, bytes: rows[2 * row] })
    count++
  })
  expect(count).toBeGreaterThanOrEqual(2)
})

it.each([true, false])(
  'says which field it is, in the order of the stream: top first %s',
  async (topFirst) => {
    const seen: unknown[] = []
    const [interlace = '', filter = ''] = fields.split(' ! ')
    await each(`${raw('I420', 16, 9)} ! ${interlace} top-field-first=${topFirst} ! ${filter}`, (frame) => {
      expect(frame.copyBytes()).toHaveLength(16 * 5 + 2 * 8 * 3)
      seen.push(frame.field)
    })
    expect(seen.slice(0, 4)).toEqual(
      topFirst ? ['top', 'bottom', 'top', 'bottom'] : ['bottom', 'top', 'bottom', 'top'],
    )
  },
)

it('becomes a PNG with the lines of the field', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'field-'))
  try {
    const file = join(folder, 'field.png')
    let expected: Uint8Array | undefined
    await using convert = Pipeline.parse(
      'appsrc name=in format=time caps=video/x-raw,format=I420,width=36,height=11,framerate=25/1 ! videoconvert ! video/x-raw,format=RGBA ! appsink name=out sync=false',
    )
    await convert.play()
    const pictures = convert.sink('out').frames()
    await each(`${raw('I420', 36, 22)} ! ${fields}`, async (frame) => {
      await frame.toPng(file)
      using memory = frame.memories[0]?.copy()
      if (memory !== undefined) await convert.source('in').push(memory, { pts: 0n })
      expected = (await pictures.next()).value?.copyBytes()
    })
    await pictures.return()
    await each(`filesrc location=${file} ! pngdec ! videoconvert ! video/x-raw,format=RGBA`, (frame) => {
      expect(frame).toMatchObject({ width: 36, height: 11 })
      expect(frame.copyBytes()).toEqual(expected)
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('can be pushed again, and stays the same field', async () => {
  await using from = Pipeline.parse(`${raw('I420', 16, 8)} ! ${fields} ! appsink name=out sync=false`)
  await using to = Pipeline.parse('appsrc name=in format=time ! appsink name=out sync=false')
  await Promise.all([from.play(), to.play()])
  const before: unknown[] = []
  const after: unknown[] = []
  const read = (async () => {
    for await (const frame of to.sink('out').frames()) after.push([frame.field, ...frame.copyBytes()])
  })()
  for await (const frame of from.sink('out').frames()) {
    before.push([frame.field, ...frame.copyBytes()])
    await to.source('in').push(frame, before.length % 2 === 0 ? {} : { pts: frame.pts ?? 0n })
  }
  await to.source('in').end()
  await read
  expect(before.length).toBeGreaterThanOrEqual(4)
  expect(after).toEqual(before)
})

it('must be pushed whole: one byte less is refused', async () => {
  const caps =
    'video/x-raw(format:Interlaced),format=I420,width=320,height=240,interlace-mode=alternate,framerate=25/1'
  await using pipeline = Pipeline.parse(
    `appsrc name=in format=time caps="${caps}" ! appsink name=out sync=false`,
  )
  await pipeline.play()
  const source = pipeline.source('in')
  await expect(source.push(new Uint8Array(57_599), { pts: 0n })).rejects.toMatchObject({
    code: 'ERR_OUT_OF_RANGE',
    required: 57_600,
  })
  await source.push(new Uint8Array(57_600), { pts: 0n })
  for await (const frame of pipeline.sink('out').frames()) {
    // The bytes do not say which.
    expect(frame.field).toBeNull()
    expect(frame.copyBytes()).toHaveLength(57_600)
    break
  }
})
