// Compares the kernel's format codes with its header.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { fourccOf, fourccs, parseDrmFormat } from '../../src/frame/drm-format.js'

/** What each is called in drm_fourcc.h. */
const names: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['YVYU', 'UYVY', 'VYUY', 'NV12', 'NV21', 'NV16', 'NV61', 'NV24', 'Y210', 'Y410'].map((name) => [
      name,
      name,
    ]),
  ),
  YUY2: 'YUYV',
  I420: 'YUV420',
  YV12: 'YVU420',
  YUV9: 'YUV410',
  YVU9: 'YVU410',
  Y41B: 'YUV411',
  Y42B: 'YUV422',
  Y444: 'YUV444',
  P010_10LE: 'P010',
  P012_LE: 'P012',
  P016_LE: 'P016',
  RGB16: 'RGB565',
  BGR16: 'BGR565',
  RGB: 'BGR888',
  BGR: 'RGB888',
  RGBA: 'ABGR8888',
  RGBx: 'XBGR8888',
  BGRA: 'ARGB8888',
  BGRx: 'XRGB8888',
  ARGB: 'BGRA8888',
  xRGB: 'BGRX8888',
  ABGR: 'RGBA8888',
  xBGR: 'RGBX8888',
  GRAY8: 'R8',
  GRAY16_LE: 'R16',
}

it('has the numbers of the kernel', () => {
  const formats = Object.keys(fourccs)
  const folder = mkdtempSync(join(tmpdir(), 'fourcc-'))
  try {
    const prints = formats.map((format) => `printf("%u\\n", DRM_FORMAT_${names[format]});`).join('\n')
    writeFileSync(
      join(folder, 'fourcc.c'),
      `#include <stdio.h>\n#include <drm_fourcc.h>\nint main(void) { ${prints} return 0; }\n`,
    )
    const flags = execFileSync('pkg-config', ['--cflags', 'libdrm'], { encoding: 'utf8' }).trim().split(/\s+/)
    execFileSync('cc', [...flags, '-o', join(folder, 'fourcc'), join(folder, 'fourcc.c')])
    const numbers = execFileSync(join(folder, 'fourcc'), { encoding: 'utf8' }).trim().split('\n').map(Number)
    expect(formats.map(fourccOf)).toEqual(numbers)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it.each([
  ['NV12', { format: 'NV12', fourcc: 0x3231564e, modifier: 0n }],
  ['AB24:0x0100000000000002', { format: 'RGBA', fourcc: 0x34324241, modifier: 0x0100000000000002n }],
  ['ZZZZ', { format: undefined, fourcc: 0x5a5a5a5a, modifier: 0n }],
  ['NV', undefined],
  ['NV12:2', undefined],
])('reads %s', (text, expected) => {
  expect(parseDrmFormat(text)).toEqual(expected)
})

it('has no fourcc for a format that the kernel does not know', () => {
  expect(fourccOf('AYUV64')).toBeUndefined()
})
