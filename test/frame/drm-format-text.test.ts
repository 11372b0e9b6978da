// The drm-format of caps: writing and reading it, and the same by GStreamer's own functions, which came with 1.24.
import { describe, expect, it } from '@jest/globals'
import { fourccs } from '../../src/frame/drm-format.js'
import { drmFormat, parseDrmFormat } from '../../src/frame/drm-format-text.js'
import { GstVideo, gstVersion } from '../../src/gi/index.js'
import { errorOf } from '../support/outcome.js'

const modifiers = [0n, 1n, 0x0100000000000002n, 2n ** 64n - 1n]

it.each(Object.keys(fourccs))('%s is read as it was written', (format) => {
  for (const modifier of modifiers)
    expect(parseDrmFormat(drmFormat(format, modifier))).toMatchObject({ format, modifier })
})

it('a number of the kernel is written too', () => {
  expect(drmFormat(0x34324241)).toBe('AB24')
  expect(drmFormat(0x5a5a5a5a, 2n)).toBe('ZZZZ:0x0000000000000002')
  expect(parseDrmFormat('ZZZZ')).toEqual({ format: null, fourcc: 0x5a5a5a5a, modifier: 0n })
})

it.each([
  ['an unknown format', () => drmFormat('NV13'), 'ERR_OUT_OF_RANGE', "did you mean 'NV12'"],
  ['a name of every object', () => drmFormat('constructor'), 'ERR_OUT_OF_RANGE', 'no such format'],
  ['a number whose bytes are not printable', () => drmFormat(1), 'ERR_OUT_OF_RANGE', 'printable'],
  ['a negative number', () => drmFormat(-1), 'ERR_OUT_OF_RANGE', 'integer'],
  ['null', () => drmFormat(null as never), 'ERR_INVALID_ARG_TYPE', 'format'],
  ['a number as modifier', () => drmFormat('NV12', 2 as never), 'ERR_INVALID_ARG_TYPE', 'a bigint'],
  ['a negative modifier', () => drmFormat('NV12', -1n), 'ERR_OUT_OF_RANGE', '-1n'],
  ['a text that is too short', () => parseDrmFormat('NV'), 'ERR_OUT_OF_RANGE', "'NV'"],
  ['a modifier without 0x', () => parseDrmFormat('NV12:2'), 'ERR_OUT_OF_RANGE', 'NV12:0x01'],
  [
    'a modifier of 65 bits',
    () => parseDrmFormat(`NV12:0x1${'0'.repeat(16)}`),
    'ERR_OUT_OF_RANGE',
    'NV12:0x01',
  ],
  ['an object', () => parseDrmFormat({} as never), 'ERR_INVALID_ARG_TYPE', 'a string'],
])('%s is refused', (_, call, code, part) => {
  const error = errorOf(call)
  expect(error.code).toBe(code)
  expect(error.message).toContain(part)
})

describe('GStreamer', () => {
  if (gstVersion()[1] < 24) {
    it('has no such functions before 1.24', () => {
      expect('videoDmaDrmFourccToString' in GstVideo).toBe(false)
    })
    return
  }

  it.each(Object.keys(fourccs))('%s is the same there', (format) => {
    const { fourcc } = parseDrmFormat(drmFormat(format))
    // GStreamer 1.28 added it.
    const isMissing = format === 'P016_LE' && gstVersion()[1] < 28
    const found = GstVideo.videoDmaDrmFourccFromFormat(GstVideo.videoFormatFromString(format))
    expect(found).toBe(isMissing ? 0 : fourcc)
    for (const modifier of modifiers) {
      expect(GstVideo.videoDmaDrmFourccToString(fourcc, modifier)).toBe(drmFormat(format, modifier))
      expect(GstVideo.videoDmaDrmFourccFromString(drmFormat(format, modifier))).toEqual([fourcc, modifier])
    }
  })
})
