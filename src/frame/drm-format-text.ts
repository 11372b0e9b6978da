import { checkInteger, didYouMean, GstAllocatorsError, show, wrongType } from '../errors/index.js'
import { type DrmFormat, fourccOf, fourccs, parseDrmFormat as parse } from './drm-format.js'

/** What the `drm-format` of caps says. */
export interface ParsedDrmFormat extends DrmFormat {
  /** GStreamer's name of the format, such as `'RGBA'`; null if it has none. */
  readonly format: string | null
}

/**
 * Returns the value of `drm-format` in caps with `format=DMA_DRM`, which describe dma-bufs by the names of the kernel.
 * GStreamer uses such caps from 1.24.
 *
 * @param format - GStreamer's name, such as `'NV12'`, or a `DRM_FORMAT_…` number
 * @param modifier - the arrangement of the pixels, a `DRM_FORMAT_MOD_…`. Default: 0n, which means lines
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`: the kernel has no such format
 * @see `gst_video_dma_drm_fourcc_to_string`
 * @see `gst_video_dma_drm_fourcc_from_format`
 * @example
 * ```ts
 * import { drmFormat } from 'gst-allocators/pipeline'
 *
 * console.log(drmFormat('RGBA'), drmFormat('NV12', 0x0100000000000002n)) // AB24 NV12:0x0100000000000002
 * ```
 */
export function drmFormat(format: string | number, modifier = 0n): string {
  const text = fourccText(format)
  if (typeof modifier !== 'bigint') throw wrongType('modifier', 'a bigint', modifier)
  if (BigInt.asUintN(64, modifier) !== modifier)
    throw new GstAllocatorsError(
      'ERR_OUT_OF_RANGE',
      `Cannot use ${show(modifier)} as modifier: it must be from 0n to 2n ** 64n - 1n`,
    )
  return modifier === 0n ? text : `${text}:0x${modifier.toString(16).padStart(16, '0')}`
}

/**
 * Reads the `drm-format` of caps with `format=DMA_DRM`.
 *
 * @param text - such as `'NV12'` or `'AB24:0x0100000000000002'`
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`: it is something else
 * @see `gst_video_dma_drm_fourcc_from_string`
 * @see `gst_video_dma_drm_fourcc_to_format`
 * @example
 * ```ts
 * import { parseDrmFormat } from 'gst-allocators/pipeline'
 *
 * const { format, fourcc, modifier } = parseDrmFormat('AB24')
 * console.log(format, fourcc.toString(16), modifier) // RGBA 34324241 0n
 * ```
 */
export function parseDrmFormat(text: string): ParsedDrmFormat {
  if (typeof text !== 'string') throw wrongType('text', 'a string', text)
  const parsed = parse(text)
  if (parsed === undefined)
    throw new GstAllocatorsError(
      'ERR_OUT_OF_RANGE',
      `Cannot read ${show(text)} as a drm-format: it must be four characters, and may have a modifier, such as 'NV12:0x0100000000000002'`,
    )
  return { ...parsed, format: parsed.format ?? null }
}

function fourccText(format: string | number): string {
  const fourcc = typeof format === 'string' ? fourccOf(format) : format
  if (fourcc === undefined) {
    const meant = didYouMean(String(format), Object.keys(fourccs))
    throw new GstAllocatorsError(
      'ERR_OUT_OF_RANGE',
      `Cannot use ${show(format)} as format: the kernel has no such format${meant}`,
    )
  }
  if (typeof fourcc !== 'number') throw wrongType('format', 'a string or a number', format)
  checkInteger('format', fourcc, 1, 0xffffffff)
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(fourcc)
  const text = bytes.toString('latin1')
  if (/^[\x20-\x7e]{4}$/.test(text)) return text
  throw new GstAllocatorsError(
    'ERR_OUT_OF_RANGE',
    `Cannot use 0x${fourcc.toString(16)} as format: a DRM format consists of four printable characters`,
  )
}
