import { writeFile } from 'node:fs/promises'
import { GstAllocatorsError } from '../errors/index.js'
import {
  c,
  callOnWorker,
  giveBackStruct,
  littleEndian,
  type Pointer,
  requireFds,
  takeStruct,
} from '../ffi/index.js'
import { kindIsInstalled, missingElement, takeMessage } from '../gst/index.js'

/** Writes a sample of raw video as a PNG, with GStreamer's converter and encoder. */
export async function writePng(sample: Pointer, path: string): Promise<void> {
  requireFds(fdsToEncode, 'write a PNG')
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
    throw new GstAllocatorsError('ERR_ENCODE_FAILED', `Cannot write a PNG: pngenc is not installed. ${fix}`, {
      fix,
    })
  }
  const caps = c.gst_caps_from_string('image/png')
  const error = takeStruct('void*')
  // The program may release the frame meanwhile.
  c.gst_mini_object_ref(sample)
  try {
    const png = await callOnWorker('gst_video_convert_sample', sample, caps, encodeTimeoutNs, error.pointer)
    if (png !== null) return png
    throw new GstAllocatorsError(
      'ERR_ENCODE_FAILED',
      `Cannot write a PNG: ${takeMessage(error.view.getBigUint64(0, littleEndian)) ?? 'GStreamer gave no reason'}`,
    )
  } finally {
    giveBackStruct(error)
    c.gst_mini_object_unref(sample)
    if (caps !== null) c.gst_mini_object_unref(caps)
  }
}

function bytesOf(sample: Pointer): Uint8Array {
  const buffer = c.gst_sample_get_buffer(sample)
  if (buffer === null) throw new TypeError('Cannot write a PNG: GStreamer returned a sample without a buffer')
  const bytes = new Uint8Array(Number(c.gst_buffer_get_size(buffer)))
  c.gst_buffer_extract(buffer, 0, bytes, bytes.length)
  return bytes
}

// Half a minute.
const encodeTimeoutNs = 30_000_000_000

// The encoder is a pipeline of its own, with a bus and a main loop.
const fdsToEncode = 16
