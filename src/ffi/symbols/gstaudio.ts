import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gstaudio')

/** What is called of this library, and why. */
export const gstaudio = {
  gst_audio_info_from_caps: symbol<(info: Pointer, caps: Pointer) => number>(
    'int gst_audio_info_from_caps(void* info, void* caps)',
    'reads the caps of what is pushed into a source: a pointer to them is at hand, and no wrapper',
  ),
  gst_audio_meta_api_get_type: symbol<() => number | bigint>(
    'size_t gst_audio_meta_api_get_type()',
    'tells whether a buffer says itself where its samples are',
  ),
} as const
