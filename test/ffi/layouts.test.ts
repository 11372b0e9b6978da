// More than 200 lines, because it is one table of C expressions.
// Compares the offsets, sizes and constants with those of the C compiler on this machine.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import * as constants from '../../src/ffi/constants.js'
import { layouts } from '../../src/ffi/layouts.js'

/** The C expression for each entry of the table, where it is not the name itself. */
const expressions = {
  GstMemory: {
    size: 'sizeof(GstMemory)',
    refcount: 'offsetof(GstMemory, mini_object.refcount)',
    lockstate: 'offsetof(GstMemory, mini_object.lockstate)',
    flags: 'offsetof(GstMemory, mini_object.flags)',
    allocator: 'offsetof(GstMemory, allocator)',
    parent: 'offsetof(GstMemory, parent)',
    maxsize: 'offsetof(GstMemory, maxsize)',
    align: 'offsetof(GstMemory, align)',
    offset: 'offsetof(GstMemory, offset)',
    length: 'offsetof(GstMemory, size)',
  },
  GstMapInfo: {
    size: 'sizeof(GstMapInfo)',
    data: 'offsetof(GstMapInfo, data)',
    length: 'offsetof(GstMapInfo, size)',
  },
  int: { size: 'sizeof(int)' },
  'int[2]': { size: 'sizeof(int[2])' },
  'int[4]': { size: 'sizeof(int[4])' },
  int64_t: { size: 'sizeof(int64_t)' },
  'int64_t[2]': { size: 'sizeof(int64_t[2])' },
  size_t: { size: 'sizeof(size_t)' },
  'size_t[2]': { size: 'sizeof(size_t[2])' },
  'size_t[4]': { size: 'sizeof(size_t[4])' },
  'void*': { size: 'sizeof(void *)' },
  socklen_t: { size: 'sizeof(socklen_t)' },
  pthread_t: { size: 'sizeof(pthread_t)' },
  GObject: { class: 'offsetof(GObject, g_type_instance.g_class)' },
  GstObject: { flags: 'offsetof(GstObject, flags)' },
  GTypeClass: { type: 'offsetof(GTypeClass, g_type)' },
  GValue: { size: 'sizeof(GValue)', type: 'offsetof(GValue, g_type)', data: 'offsetof(GValue, data)' },
  GValueArray: { count: 'offsetof(GValueArray, n_values)', values: 'offsetof(GValueArray, values)' },
  GError: {
    domain: 'offsetof(GError, domain)',
    code: 'offsetof(GError, code)',
    message: 'offsetof(GError, message)',
  },
  GList: { data: 'offsetof(GList, data)', next: 'offsetof(GList, next)' },
  GParamSpec: {
    name: 'offsetof(GParamSpec, name)',
    flags: 'offsetof(GParamSpec, flags)',
    valueType: 'offsetof(GParamSpec, value_type)',
    ownerType: 'offsetof(GParamSpec, owner_type)',
  },
  GParamSpecInt: range('GParamSpecInt'),
  GParamSpecUInt: range('GParamSpecUInt'),
  GParamSpecLong: range('GParamSpecLong'),
  GParamSpecULong: range('GParamSpecULong'),
  GParamSpecInt64: range('GParamSpecInt64'),
  GParamSpecUInt64: range('GParamSpecUInt64'),
  GParamSpecFloat: range('GParamSpecFloat'),
  GParamSpecDouble: range('GParamSpecDouble'),
  GParamSpecValueArray: { elements: 'offsetof(GParamSpecValueArray, element_spec)' },
  GstParamSpecArray: { elements: 'offsetof(GstParamSpecArray, element_spec)' },
  GEnumClass: { count: 'offsetof(GEnumClass, n_values)', values: 'offsetof(GEnumClass, values)' },
  GEnumValue: { size: 'sizeof(GEnumValue)', nick: 'offsetof(GEnumValue, value_nick)' },
  GFlagsClass: { count: 'offsetof(GFlagsClass, n_values)', values: 'offsetof(GFlagsClass, values)' },
  GFlagsValue: { size: 'sizeof(GFlagsValue)', nick: 'offsetof(GFlagsValue, value_nick)' },
  GstMiniObject: { refcount: 'offsetof(GstMiniObject, refcount)' },
  GstElement: {
    size: 'sizeof(GstElement)',
    stateLock: 'offsetof(GstElement, state_lock)',
    target: 'offsetof(GstElement, target_state)',
    current: 'offsetof(GstElement, current_state)',
    pending: 'offsetof(GstElement, pending_state)',
    lastReturn: 'offsetof(GstElement, last_return)',
  },
  GstMessage: {
    type: 'offsetof(GstMessage, type)',
    source: 'offsetof(GstMessage, src)',
    seqnum: 'offsetof(GstMessage, seqnum)',
  },
  GstEvent: { type: 'offsetof(GstEvent, type)' },
  GstQuery: { type: 'offsetof(GstQuery, type)' },
  GstSegment: {
    size: 'sizeof(GstSegment)',
    flags: 'offsetof(GstSegment, flags)',
    rate: 'offsetof(GstSegment, rate)',
    appliedRate: 'offsetof(GstSegment, applied_rate)',
    format: 'offsetof(GstSegment, format)',
    base: 'offsetof(GstSegment, base)',
    offset: 'offsetof(GstSegment, offset)',
    start: 'offsetof(GstSegment, start)',
    stop: 'offsetof(GstSegment, stop)',
    time: 'offsetof(GstSegment, time)',
    position: 'offsetof(GstSegment, position)',
    duration: 'offsetof(GstSegment, duration)',
  },
  GstBuffer: {
    size: 'sizeof(GstBuffer)',
    flags: 'offsetof(GstBuffer, mini_object.flags)',
    pts: 'offsetof(GstBuffer, pts)',
    dts: 'offsetof(GstBuffer, dts)',
    duration: 'offsetof(GstBuffer, duration)',
  },
  GstVideoInfo: {
    size: 'sizeof(GstVideoInfo)',
    finfo: 'offsetof(GstVideoInfo, finfo)',
    interlaceMode: 'offsetof(GstVideoInfo, interlace_mode)',
    width: 'offsetof(GstVideoInfo, width)',
    height: 'offsetof(GstVideoInfo, height)',
    length: 'offsetof(GstVideoInfo, size)',
    offset: 'offsetof(GstVideoInfo, offset)',
    stride: 'offsetof(GstVideoInfo, stride)',
  },
  GstVideoFormatInfo: {
    size: 'sizeof(GstVideoFormatInfo)',
    format: 'offsetof(GstVideoFormatInfo, format)',
    name: 'offsetof(GstVideoFormatInfo, name)',
    flags: 'offsetof(GstVideoFormatInfo, flags)',
    components: 'offsetof(GstVideoFormatInfo, n_components)',
    pixelStride: 'offsetof(GstVideoFormatInfo, pixel_stride)',
    planes: 'offsetof(GstVideoFormatInfo, n_planes)',
    plane: 'offsetof(GstVideoFormatInfo, plane)',
    widthSub: 'offsetof(GstVideoFormatInfo, w_sub)',
    heightSub: 'offsetof(GstVideoFormatInfo, h_sub)',
  },
  GstAudioInfo: {
    size: 'sizeof(GstAudioInfo)',
    finfo: 'offsetof(GstAudioInfo, finfo)',
    layout: 'offsetof(GstAudioInfo, layout)',
    rate: 'offsetof(GstAudioInfo, rate)',
    channels: 'offsetof(GstAudioInfo, channels)',
    bytesPerSample: 'offsetof(GstAudioInfo, bpf)',
  },
  GstAudioFormatInfo: {
    size: 'sizeof(GstAudioFormatInfo)',
    format: 'offsetof(GstAudioFormatInfo, format)',
    name: 'offsetof(GstAudioFormatInfo, name)',
    width: 'offsetof(GstAudioFormatInfo, width)',
  },
  GstAudioMeta: {
    size: 'sizeof(GstAudioMeta)',
    info: 'offsetof(GstAudioMeta, info)',
    samples: 'offsetof(GstAudioMeta, samples)',
    offsets: 'offsetof(GstAudioMeta, offsets)',
  },
  GstVideoMeta: {
    size: 'sizeof(GstVideoMeta)',
    format: 'offsetof(GstVideoMeta, format)',
    width: 'offsetof(GstVideoMeta, width)',
    height: 'offsetof(GstVideoMeta, height)',
    planes: 'offsetof(GstVideoMeta, n_planes)',
    offset: 'offsetof(GstVideoMeta, offset)',
    stride: 'offsetof(GstVideoMeta, stride)',
  },
  GstVideoCropMeta: {
    size: 'sizeof(GstVideoCropMeta)',
    x: 'offsetof(GstVideoCropMeta, x)',
    y: 'offsetof(GstVideoCropMeta, y)',
    width: 'offsetof(GstVideoCropMeta, width)',
    height: 'offsetof(GstVideoCropMeta, height)',
  },
  GstElementClass: {
    factory: 'offsetof(GstElementClass, elementfactory)',
    sendEvent: 'offsetof(GstElementClass, send_event)',
  },
  GstBaseSrc: { format: 'offsetof(GstBaseSrc, segment.format)' },
  GstBaseSinkClass: {
    start: 'offsetof(GstBaseSinkClass, start)',
    proposeAllocation: 'offsetof(GstBaseSinkClass, propose_allocation)',
  },
  GstAppSinkClass: { size: 'sizeof(GstAppSinkClass)' },
  GstAppSink: { size: 'sizeof(GstAppSink)' },
  GstVideoEncoderClass: { proposeAllocation: 'offsetof(GstVideoEncoderClass, propose_allocation)' },
  statx: {
    size: 'sizeof(struct statx)',
    mode: 'offsetof(struct statx, stx_mode)',
    length: 'offsetof(struct statx, stx_size)',
  },
  dma_buf_export_sync_file: fields('dma_buf_export_sync_file', 'flags', 'fd'),
  dma_buf_import_sync_file: fields('dma_buf_import_sync_file', 'flags', 'fd'),
  dma_heap_allocation_data: fields('dma_heap_allocation_data', 'len', 'fd', 'fd_flags', 'heap_flags'),
  udmabuf_create: {
    ...fields('udmabuf_create', 'memfd', 'flags', 'offset'),
    length: 'offsetof(struct udmabuf_create, size)',
  },
  dma_buf_sync: fields('dma_buf_sync', 'flags'),
  msghdr: {
    size: 'sizeof(struct msghdr)',
    iov: 'offsetof(struct msghdr, msg_iov)',
    iovlen: 'offsetof(struct msghdr, msg_iovlen)',
    control: 'offsetof(struct msghdr, msg_control)',
    controllen: 'offsetof(struct msghdr, msg_controllen)',
    flags: 'offsetof(struct msghdr, msg_flags)',
  },
  iovec: {
    size: 'sizeof(struct iovec)',
    base: 'offsetof(struct iovec, iov_base)',
    length: 'offsetof(struct iovec, iov_len)',
  },
  cmsghdr: {
    size: 'sizeof(struct cmsghdr)',
    length: 'offsetof(struct cmsghdr, cmsg_len)',
    level: 'offsetof(struct cmsghdr, cmsg_level)',
    type: 'offsetof(struct cmsghdr, cmsg_type)',
  },
  GPollFD: { size: 'sizeof(GPollFD)', fd: 'offsetof(GPollFD, fd)' },
  pollfd: fields('pollfd', 'fd', 'events', 'revents'),
  sockaddr_un: {
    size: 'sizeof(struct sockaddr_un)',
    family: 'offsetof(struct sockaddr_un, sun_family)',
    path: 'offsetof(struct sockaddr_un, sun_path)',
  },
} satisfies { [Struct in keyof typeof layouts]: Record<keyof (typeof layouts)[Struct], string> }

function fields<Field extends string>(struct: string, ...names: Field[]): Record<Field | 'size', string> {
  const offsets = names.map((name) => [name, `offsetof(struct ${struct}, ${name})`])
  return { size: `sizeof(struct ${struct})`, ...(Object.fromEntries(offsets) as Record<Field, string>) }
}

function range(spec: string): { min: string; max: string } {
  return { min: `offsetof(${spec}, minimum)`, max: `offsetof(${spec}, maximum)` }
}

function compute(names: readonly string[]): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'layouts-'))
  try {
    const print = names.map((name) => `printf("%lld\\n", (long long) (${name}));`).join('\n  ')
    writeFileSync(
      join(folder, 'layouts.c'),
      `#define _GNU_SOURCE
#include <stddef.h>
#include <stdio.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <errno.h>
#include <sys/un.h>
#include <sys/stat.h>
#include <linux/dma-buf.h>
#include <linux/dma-heap.h>
#include <linux/udmabuf.h>
#include <sys/eventfd.h>
#include <gst/gst.h>
#include <gst/app/app.h>
#include <gst/audio/audio.h>
#include <gst/base/base.h>
#include <gst/video/video.h>
// The headers of a C library before 2.39 lack it.
#ifndef SCM_PIDFD
#define SCM_PIDFD 4
#endif
int main(void) {
  ${print}
  return 0;
}
`,
    )
    const flags = execFileSync(
      'pkg-config',
      ['--cflags', 'gstreamer-app-1.0', 'gstreamer-audio-1.0', 'gstreamer-video-1.0'],
      {
        encoding: 'utf8',
      },
    )
      .trim()
      .split(/\s+/)
    execFileSync('cc', [...flags, '-o', join(folder, 'layouts'), join(folder, 'layouts.c')])
    return execFileSync(join(folder, 'layouts'), { encoding: 'utf8' }).trim().split('\n').map(Number)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function asUint64(value: number | undefined): bigint {
  return BigInt.asUintN(64, BigInt(value ?? NaN))
}

describe('the numbers that C calls take', () => {
  it('are those of the C compiler: structs', () => {
    const entries = Object.entries(expressions).flatMap(([struct, fields]) =>
      Object.entries(fields).map(([field, expression]) => ({ struct, field, expression })),
    )
    const values = compute(entries.map(({ expression }) => expression))
    const ours = entries.map(
      ({ struct, field }) => Reflect.get(Reflect.get(layouts, struct) as object, field) as number,
    )
    expect(ours).toEqual(values)
  })

  it('are those of the C compiler: constants', () => {
    const entries = Object.entries(constants)
    const values = compute(entries.map(([name]) => name))
    expect(constants).toEqual(
      Object.fromEntries(
        // Constants of 64 bits without a sign are bigints.
        entries.map(([name, ours], at) => [
          name,
          typeof ours === 'bigint' ? asUint64(values[at]) : values[at],
        ]),
      ),
    )
  })
})
