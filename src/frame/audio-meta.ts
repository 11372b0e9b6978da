import { c, layouts, peekStruct, type Pointer, readField, readPointer } from '../ffi/index.js'
import { type AudioFields, readAudioFields } from './audio-info.js'

/** Where a buffer of raw audio says that its samples are. */
export interface AudioMeta extends Pick<AudioFields, 'bytesPerSample' | 'channels' | 'layout'> {
  /** The number of samples of each channel. */
  readonly samples: number
  /** The start of each channel in bytes; empty when the channels are interleaved. */
  readonly offsets: readonly number[]
}

/** Reads the GstAudioMeta of a buffer; undefined when it has none. */
export function readAudioMeta(buffer: Pointer): AudioMeta | undefined {
  const meta = c.gst_buffer_get_meta(buffer, c.gst_audio_meta_api_get_type())
  if (meta === null) return undefined
  const at = layouts.GstAudioMeta
  const info = readAudioFields(peekStruct(meta + BigInt(at.info), 'GstAudioInfo'))
  const offsets = readPointer(meta, at.offsets)
  return {
    ...info,
    samples: Number(readField(meta, at.samples, 'size_t')),
    offsets:
      offsets === 0n
        ? []
        : Array.from({ length: info.channels }, (_, index) =>
            Number(readField(offsets, index * 8, 'size_t')),
          ),
  }
}
