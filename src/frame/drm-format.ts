/** The format of a picture in the terms of the kernel's graphics drivers. */
export interface DrmFormat {
  /** Four characters as a number: a `DRM_FORMAT_…` from drm_fourcc.h. */
  readonly fourcc: number
  /** The arrangement of the pixels in memory: 0n for lines. */
  readonly modifier: bigint
}

/** Returns the kernel's code for a GStreamer format; undefined when it has none. */
export function fourccOf(format: string): number | undefined {
  const name = Object.hasOwn(fourccs, format) ? fourccs[format] : undefined
  return name === undefined ? undefined : toNumber(name)
}

/** Parses the drm-format of caps with `format=DMA_DRM`, such as `'NV12'` or `'NV12:0x0100000000000002'`. */
export function parseDrmFormat(
  text: string,
): (DrmFormat & { readonly format: string | undefined }) | undefined {
  const [, name, modifier = '0'] = /^(.{4})(?::(0x[\da-fA-F]{1,16}))?$/.exec(text) ?? []
  if (name === undefined) return undefined
  const format = Object.entries(fourccs).find(([, fourcc]) => fourcc === name)?.[0]
  return { format, fourcc: toNumber(name), modifier: BigInt(modifier) }
}

function toNumber(name: string): number {
  return Buffer.from(name, 'latin1').readUInt32LE()
}

/** The kernel names components from the highest byte of a little-endian number down, GStreamer in memory order. */
export const fourccs: Readonly<Record<string, string>> = {
  YUY2: 'YUYV',
  YVYU: 'YVYU',
  UYVY: 'UYVY',
  VYUY: 'VYUY',
  NV12: 'NV12',
  NV21: 'NV21',
  NV16: 'NV16',
  NV61: 'NV61',
  NV24: 'NV24',
  I420: 'YU12',
  YV12: 'YV12',
  YUV9: 'YUV9',
  YVU9: 'YVU9',
  Y41B: 'YU11',
  Y42B: 'YU16',
  Y444: 'YU24',
  P010_10LE: 'P010',
  P012_LE: 'P012',
  P016_LE: 'P016',
  Y210: 'Y210',
  Y410: 'Y410',
  RGB16: 'RG16',
  BGR16: 'BG16',
  RGB: 'BG24',
  BGR: 'RG24',
  RGBA: 'AB24',
  RGBx: 'XB24',
  BGRA: 'AR24',
  BGRx: 'XR24',
  ARGB: 'BA24',
  xRGB: 'BX24',
  ABGR: 'RA24',
  xBGR: 'RX24',
  GRAY8: 'R8  ',
  GRAY16_LE: 'R16 ',
}
