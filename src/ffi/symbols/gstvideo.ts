import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gstvideo')

/** The symbols of this library that are called directly, with the reasons. */
export const gstvideo = {
  gst_video_info_from_caps: symbol<(info: Pointer, caps: Pointer) => number>(
    'int gst_video_info_from_caps(void* info, void* caps)',
    'node-gtk cannot read the arrays in the struct',
  ),
  gst_buffer_get_video_meta: symbol<(buffer: Pointer) => Pointer | null>(
    'void* gst_buffer_get_video_meta(void* buffer)',
    'called for each frame',
  ),
  gst_buffer_add_video_meta_full: symbol<
    (
      buffer: Pointer,
      flags: number,
      format: number,
      width: number,
      height: number,
      planes: number,
      offsets: Pointer,
      strides: Pointer,
    ) => Pointer
  >(
    'void* gst_buffer_add_video_meta_full(void* buffer, int flags, int format, uint width, uint height, uint planes, void* offsets, void* strides)',
    'called for each pushed picture that has a layout of its own',
  ),
  gst_video_crop_meta_api_get_type: symbol<() => number | bigint>(
    'size_t gst_video_crop_meta_api_get_type()',
    'finds the metadata that says which part of a picture to show',
  ),
  gst_video_convert_sample: symbol<
    (sample: Pointer, caps: Pointer | null, timeout: number, error: Pointer) => Pointer | null
  >(
    'void* gst_video_convert_sample(void* sample, void* caps, uint64 timeout, void* error)',
    'it blocks, so it runs on a pool thread, which node-gtk does not support',
  ),
  gst_video_encoder_get_type: symbol<() => number | bigint>(
    'size_t gst_video_encoder_get_type()',
    'its class has GStreamer’s own answer to an allocation query',
  ),
} as const
