// The locations of the lines of a picture, for many widths, compared with GStreamer's own gst_video_frame_copy.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import type { ReadonlyBytes } from '../../src/mapping/map-mode.js'
import { Pipeline } from '../../src/pipeline/index.js'

// These tests run hundreds of pipelines, which is slow on some machines.
jest.setTimeout(60_000)

const formats = ['RGB', 'RGBA', 'GRAY8', 'I420', 'NV12', 'YUY2'] as const
type Format = (typeof formats)[number]
const widths = Array.from({ length: 67 }, (_, index) => index + 1)
const height = 5

describe('the lines of a frame', () => {
  it.each(formats)('are those of GStreamer, for widths 1 to 67: %s', async (format) => {
    await compare(widths.map((width) => ofTestSource(format, width)))
  })

  it.each(formats)('are where the format calls for them when the frame says nothing: %s', async (format) => {
    await compare(widths.map((width) => bare(format, width)))
  })

  it.each(formats)(
    'are where the frame says that they are, whatever the format calls for: %s',
    async (format) => {
      const strides = await compare(widths.map((width) => scattered(format, width)))
      expect(strides).toEqual(widths.map((width) => layout(format, width).strides))
    },
  )

  it('are those of a decoder that keeps a border around its pictures', async () => {
    const strides = await compare(
      widths.map((width) => ofTestSource('I420', width).replace('!', '! vp9enc deadline=1 ! vp9dec !')),
    )
    // Without, this would be the test above once more.
    for (const [index, [luma = 0]] of strides.entries())
      expect(luma).toBeGreaterThan((widths[index] ?? 0) + 3)
  })
})

function ofTestSource(format: Format, width: number): string {
  return `videotestsrc num-buffers=1 pattern=colors ! video/x-raw,format=${format},width=${width},height=${height} ! appsink name=out`
}

/** Bytes of all values, more than are needed, in buffers that say nothing of their layout. */
function bare(format: Format, width: number): string {
  return `fakesrc num-buffers=1 filltype=pattern sizetype=fixed sizemax=2000 ! video/x-raw,format=${format},width=${width},height=${height},framerate=1/1 ! appsink name=out`
}

/** The same, taken for a picture whose planes lie in reverse order, with gaps before, between and after their lines. */
function scattered(format: Format, width: number): string {
  const { strides, offsets, size } = layout(format, width)
  return `fakesrc num-buffers=1 filltype=pattern sizetype=fixed sizemax=${size} ! rawvideoparse format=${format.toLowerCase()} width=${width} height=${height} frame-size=${size} plane-strides="<${strides.join()}>" plane-offsets="<${offsets.join()}>" ! appsink name=out`
}

function layout(format: Format, width: number): { strides: number[]; offsets: number[]; size: number } {
  const strides = planes[format].map((bytesPerPair, plane) => Math.ceil(width / 2) * bytesPerPair + 5 + plane)
  let size = 7
  const offsets = strides.map(() => 0)
  for (const [plane, stride] of [...strides.entries()].reverse()) {
    offsets[plane] = size
    size += stride * height + 3
  }
  return { strides, offsets, size }
}

/** How many bytes two pixels need in each plane. */
const planes: Readonly<Record<Format, readonly number[]>> = {
  RGB: [6],
  RGBA: [8],
  GRAY8: [2],
  I420: [2, 1, 1],
  NV12: [2, 2],
  YUY2: [4],
}

/** Compares the first frame of each pipeline with what GStreamer packs, and returns the distances of its lines, plane by plane. */
async function compare(descriptions: readonly string[]): Promise<number[][]> {
  const references = pack(descriptions)
  const strides: number[][] = []
  for (const [index, description] of descriptions.entries()) {
    await using pipeline = Pipeline.parse(description)
    await pipeline.play()
    const frames = pipeline.sink('out').frames()
    const frame = (await frames.next()).value
    if (frame === undefined) throw new Error(`No frame of ${description}`)
    const mapping = frame.map('read')
    const reference = references[index] ?? []
    const mapped = mapping.planes.map(({ bytes, stride, height }, plane) =>
      linesOf(bytes, stride, height, reference[plane]),
    )
    expect({ description, mapped }).toEqual({ description, mapped: reference.map(({ lines }) => lines) })
    strides.push(mapping.planes.map(({ stride }) => stride))
    mapping.unmap()
    expect({ description, packed: unpack(frame.copyBytes(), reference) }).toEqual({
      description,
      packed: reference.map(({ lines }) => lines),
    })
    await frames.return()
  }
  return strides
}

interface Packed {
  readonly stride: number
  readonly lines: readonly string[]
}

function pack(descriptions: readonly string[]): Packed[][] {
  const folder = mkdtempSync(join(tmpdir(), 'pack-frames-'))
  try {
    const program = join(folder, 'pack-frames')
    const source = join(import.meta.dirname, '../support/pack-frames.c')
    const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'gstreamer-video-1.0'], {
      encoding: 'utf8',
    })
    execFileSync('cc', ['-o', program, source, ...flags.trim().split(/\s+/)])
    const output = execFileSync(program, { input: descriptions.join('\n'), encoding: 'utf8' })
    return output
      .trim()
      .split('\n')
      .map((frame) =>
        frame
          .trim()
          .split(' ')
          .map((plane) => {
            const [stride, ...lines] = plane.split(':')
            return { stride: Number(stride), lines }
          }),
      )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The planes of a packed frame, one after the other with nothing between them. */
function unpack(bytes: Uint8Array, planes: readonly Packed[]): string[][] {
  let end = 0
  const unpacked = planes.map((plane) => {
    const start = end
    end += plane.stride * plane.lines.length
    return linesOf(bytes.subarray(start, end), plane.stride, plane.lines.length, plane)
  })
  expect(bytes).toHaveLength(end)
  return unpacked
}

/** The lines as text, as far as the reference has them. */
function linesOf(
  bytes: Uint8Array | ReadonlyBytes,
  stride: number,
  height: number,
  reference: Packed | undefined,
): string[] {
  const length = (reference?.lines[0]?.length ?? 0) / 2
  return Array.from({ length: height }, (_, row) =>
    Buffer.from([...bytes.subarray(row * stride, row * stride + length)]).toString('hex'),
  )
}
