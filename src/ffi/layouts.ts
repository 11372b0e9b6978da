import { endianness } from 'node:os'
import { GstAllocatorsError } from '../errors/index.js'

/**
 * Sizes and field offsets of C structs, and sizes of plain results, on 64-bit Linux, in bytes. A test compares each with
 * the C compiler's value.
 */
export const layouts = {
  GstMemory: {
    size: 112,
    refcount: 8,
    lockstate: 12,
    flags: 16,
    allocator: 64,
    parent: 72,
    maxsize: 80,
    align: 88,
    offset: 96,
    length: 104,
  },
  GstMapInfo: { size: 104, data: 16, length: 24 },
  int: { size: 4 },
  'int[2]': { size: 8 },
  'int[4]': { size: 16 },
  int64_t: { size: 8 },
  'size_t[2]': { size: 16 },
  'size_t[4]': { size: 32 },
  'void*': { size: 8 },
  socklen_t: { size: 4 },
  pthread_t: { size: 8 },
  GObject: { class: 0 },
  GstObject: { flags: 48 },
  GTypeClass: { type: 0 },
  GValue: { size: 24, type: 0 },
  GValueArray: { count: 0, values: 8 },
  GError: { domain: 0, code: 4, message: 8 },
  GList: { data: 0, next: 8 },
  GParamSpec: { name: 8, flags: 16, valueType: 24, ownerType: 32 },
  GParamSpecInt: { min: 72, max: 76 },
  GParamSpecUInt: { min: 72, max: 76 },
  GParamSpecLong: { min: 72, max: 80 },
  GParamSpecULong: { min: 72, max: 80 },
  GParamSpecInt64: { min: 72, max: 80 },
  GParamSpecUInt64: { min: 72, max: 80 },
  GParamSpecFloat: { min: 72, max: 76 },
  GParamSpecDouble: { min: 72, max: 80 },
  GEnumClass: { count: 16, values: 24 },
  GEnumValue: { size: 24, nick: 16 },
  GFlagsClass: { count: 12, values: 16 },
  GFlagsValue: { size: 24, nick: 16 },
  GstMiniObject: { refcount: 8 },
  GstElement: { size: 264, target: 124, current: 128, pending: 136, lastReturn: 140 },
  GstMessage: { type: 64, source: 80, seqnum: 88 },
  GstBuffer: { size: 112, flags: 16, pts: 72, dts: 80, duration: 88 },
  GstVideoInfo: {
    size: 152,
    finfo: 0,
    interlaceMode: 8,
    width: 16,
    height: 20,
    length: 24,
    offset: 72,
    stride: 104,
  },
  GstVideoFormatInfo: {
    size: 328,
    format: 0,
    name: 8,
    flags: 24,
    components: 32,
    pixelStride: 68,
    planes: 84,
    plane: 88,
    widthSub: 120,
    heightSub: 136,
  },
  GstAudioInfo: { size: 320, finfo: 0, layout: 12, rate: 16, channels: 20, bytesPerSample: 24 },
  GstAudioFormatInfo: { size: 104, format: 0, name: 8, width: 32 },
  GstAudioMeta: { size: 448, info: 16, samples: 336, offsets: 344 },
  GstVideoMeta: { size: 144, format: 28, width: 36, height: 40, planes: 44, offset: 48, stride: 80 },
  GstVideoCropMeta: { size: 32, x: 16, y: 20, width: 24, height: 28 },
  GstElementClass: { factory: 192, sendEvent: 312 },
  GstSegment: { format: 24 },
  GstBaseSrc: { format: 352 },
  GstBaseSinkClass: { start: 536, proposeAllocation: 528 },
  GstAppSinkClass: { size: 864 },
  GstAppSink: { size: 704 },
  GstVideoEncoderClass: { proposeAllocation: 600 },
  statx: { size: 256, mode: 28, length: 40 },
  dma_buf_sync: { size: 8, flags: 0 },
  dma_buf_export_sync_file: { size: 8, flags: 0, fd: 4 },
  dma_buf_import_sync_file: { size: 8, flags: 0, fd: 4 },
  dma_heap_allocation_data: { size: 24, len: 0, fd: 8, fd_flags: 12, heap_flags: 16 },
  udmabuf_create: { size: 24, memfd: 0, flags: 4, offset: 8, length: 16 },
  msghdr: { size: 56, iov: 16, iovlen: 24, control: 32, controllen: 40, flags: 48 },
  iovec: { size: 16, base: 0, length: 8 },
  cmsghdr: { size: 16, length: 0, level: 8, type: 12 },
  GPollFD: { size: 8, fd: 0 },
  pollfd: { size: 8, fd: 0, events: 4, revents: 6 },
  sockaddr_un: { size: 110, family: 0, path: 2 },
} as const

/** Whether this machine is little-endian: the last argument of DataView methods. */
export const littleEndian = endianness() === 'LE'

/** Throws on platforms where the table above would be wrong. */
export function checkPlatform(platform: string = process.platform, arch: string = process.arch): void {
  if (platform === 'linux' && architectures.includes(arch)) return
  throw new GstAllocatorsError(
    'ERR_UNSUPPORTED_PLATFORM',
    `Cannot use fd-backed memory on ${platform} ${arch}: this package requires 64-bit Linux`,
    { required: 'linux, 64-bit', found: `${platform} ${arch}` },
  )
}

const architectures = ['x64', 'arm64', 'riscv64', 'loong64', 'ppc64', 's390x']
