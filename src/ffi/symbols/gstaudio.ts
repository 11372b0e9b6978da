import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gstaudio')

/** The symbols of this library that are called directly, with the reasons. */
export const gstaudio = {
  gst_audio_info_from_caps: symbol<(info: Pointer, caps: Pointer) => number>(
    'int gst_audio_info_from_caps(void* info, void* caps)',
    'reads the audio caps of an appsrc without a wrapper of the caps',
  ),
  gst_audio_meta_api_get_type: symbol<() => number | bigint>(
    'size_t gst_audio_meta_api_get_type()',
    'finds the metadata that says where in a buffer the samples are',
  ),
  gst_buffer_add_audio_meta: symbol<
    (buffer: Pointer, info: Pointer, samples: number, offsets: null) => Pointer | null
  >(
    'void* gst_buffer_add_audio_meta(void* buffer, void* info, size_t samples, void* offsets)',
    'called for each pushed buffer of planar audio, which elements cannot read without it',
  ),
} as const
