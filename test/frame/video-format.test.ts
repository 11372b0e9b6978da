// The layout of every format in every interlace mode and many sizes, compared with GstVideoInfo.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { c } from '../../src/ffi/index.js'
import '../../src/gi/index.js'
import { readCapsInfo } from '../../src/frame/index.js'
import type { VideoFormat } from '../../src/frame/video-format.js'

interface Expected {
  readonly caps: string
  readonly size: number
  readonly lines: number
  readonly planes: readonly { offset: number; stride: number; width: number; height: number }[]
}

const all = printLayouts()

it('covers every interlace mode, and more than a hundred formats', () => {
  const modes = new Set(all.map(({ caps }) => field(caps, 'interlace-mode')))
  expect([...modes]).toEqual(['progressive', 'interleaved', 'mixed', 'fields', 'alternate'])
  expect(new Set(all.map(({ caps }) => field(caps, 'format'))).size).toBeGreaterThan(100)
})

it('is that of GstVideoInfo', () => {
  const unknown = new Set<string>()
  for (const expected of all) {
    const video = readVideo(expected.caps)
    if (video === undefined) {
      unknown.add(field(expected.caps, 'format'))
      continue
    }
    const { size, lines } = video
    const planes = video.planes.map(({ offset, stride, width, height }) => ({
      offset,
      stride,
      width,
      height,
    }))
    expect({ caps: expected.caps, size, lines, planes }).toEqual(expected)
  }
  // Their pixels are in tiles, or refer to a palette.
  for (const format of unknown)
    expect(format).toMatch(
      /^(RGB8P|.*_(64Z32|4L4|32L32|16L16|8L128|8L8|16L32S|10BE_8L128|MODIFIER)|.*MT2110[TR])$/,
    )
})

it('has all lines within the bytes of a buffer', () => {
  for (const { caps } of all) {
    const video = readVideo(caps)
    for (const { offset, stride, height, rowBytes } of video?.planes ?? []) {
      expect({ caps, end: offset + stride * (height - 1) + rowBytes <= (video?.size ?? 0) }).toEqual({
        caps,
        end: true,
      })
      expect(rowBytes).toBeGreaterThan(0)
    }
  }
})

function readVideo(text: string): VideoFormat | undefined {
  const caps = c.gst_caps_from_string(text)
  if (caps === null) throw new Error(`No caps: ${text}`)
  const { video } = readCapsInfo(caps, false)
  c.gst_mini_object_unref(caps)
  return video
}

function field(caps: string, name: string): string {
  return new RegExp(`${name}=\\(string\\)([\\w-]+)`).exec(caps)?.[1] ?? 'progressive'
}

function printLayouts(): Expected[] {
  const folder = mkdtempSync(join(tmpdir(), 'print-layouts-'))
  try {
    const program = join(folder, 'print-layouts')
    const source = join(import.meta.dirname, '../support/print-layouts.c')
    const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'gstreamer-video-1.0'], {
      encoding: 'utf8',
    })
    execFileSync('cc', ['-o', program, source, ...flags.trim().split(/\s+/)])
    const output = execFileSync(program, { encoding: 'utf8', maxBuffer: 2 ** 26 })
    return output
      .trim()
      .split('\n')
      .map((line) => {
        const [caps = '', size, lines, ...planes] = line.split('\t')
        return { caps, size: Number(size), lines: Number(lines), planes: planes.map(toPlane) }
      })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function toPlane(text: string): Expected['planes'][number] {
  const [offset = 0, stride = 0, width = 0, height = 0] = text.split(',').map(Number)
  return { offset, stride, width, height }
}
