import { writeFile } from 'node:fs/promises'
import { GstAllocatorsError } from '../../errors/index.js'
import {
  c,
  callOnWorker,
  littleEndian,
  nativeStruct,
  type NativeStruct,
  type Pointer,
} from '../../ffi/index.js'
import { missingElement } from '../errors/missing-element.js'
import { kindIsInstalled } from '../elements/registry.js'
import { takeMessage } from '../parse/launch.js'

/** Writes a sample of raw video as a PNG, by GStreamer's own converter and encoder. */
export async function writePng(sample: Pointer, path: string): Promise<void> {
  const png = await encode(sample)
  try {
    await writeFile(path, bytesOf(png))
  } finally {
    c.gst_mini_object_unref(png)
  }
}

async function encode(sample: Pointer): Promise<Pointer> {
  if (!kindIsInstalled('pngenc')) {
    const { fix = '' } = missingElement('pngenc')
    throw new GstAllocatorsError('ERR_ENCODE_FAILED', `Cannot write a PNG: there is no pngenc. ${fix}`, {
      fix,
    })
  }
  const caps = c.gst_caps_from_string('image/png')
  const error = idle.pop() ?? nativeStruct(8)
  error.view.setBigUint64(0, 0n)
  // The frame may be released meanwhile.
  c.gst_mini_object_ref(sample)
  try {
    const png = await callOnWorker('gst_video_convert_sample', sample, caps, longest, error.pointer)
    if (png !== null) return png
    throw new GstAllocatorsError(
      'ERR_ENCODE_FAILED',
      `Cannot write a PNG: ${takeMessage(error.view.getBigUint64(0, littleEndian)) ?? 'GStreamer does not say why'}`,
    )
  } finally {
    idle.push(error)
    c.gst_mini_object_unref(sample)
    if (caps !== null) c.gst_mini_object_unref(caps)
  }
}

const idle: NativeStruct[] = []

function bytesOf(sample: Pointer): Uint8Array {
  const buffer = c.gst_sample_get_buffer(sample)
  if (buffer === null) throw new TypeError('GStreamer gave a picture without bytes')
  const bytes = new Uint8Array(Number(c.gst_buffer_get_size(buffer)))
  c.gst_buffer_extract(buffer, 0, bytes, bytes.length)
  return bytes
}

/** In nanoseconds: half a minute. */
const longest = 30_000_000_000
