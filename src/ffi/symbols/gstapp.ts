import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gstapp')

/** The symbols of this library that are called directly, with the reasons. */
export const gstapp = {
  gst_app_sink_get_type: symbol<() => number | bigint>(
    'size_t gst_app_sink_get_type()',
    'recognises appsink elements',
  ),
  gst_app_src_get_type: symbol<() => number | bigint>(
    'size_t gst_app_src_get_type()',
    'recognises appsrc elements',
  ),
  gst_app_sink_try_pull_sample: symbol<(sink: Pointer, timeout: number) => Pointer | null>(
    'void* gst_app_sink_try_pull_sample(void* sink, uint64 timeout)',
    'called for each frame',
  ),
  gst_app_sink_try_pull_preroll: symbol<(sink: Pointer, timeout: number) => Pointer | null>(
    'void* gst_app_sink_try_pull_preroll(void* sink, uint64 timeout)',
    'drops the sink’s own reference to the first frame, which keeps that frame read-only',
  ),
  gst_app_sink_is_eos: symbol<(sink: Pointer) => number>(
    'int gst_app_sink_is_eos(void* sink)',
    'called for each frame',
  ),
  gst_app_sink_set_emit_signals: symbol<(sink: Pointer, emit: number) => void>(
    'void gst_app_sink_set_emit_signals(void* sink, int emit)',
    'called before and after each wait of a reader',
  ),
  gst_app_src_push_buffer: symbol<(source: Pointer, buffer: Pointer) => number>(
    'int gst_app_src_push_buffer(void* source, void* buffer)',
    'called for each frame',
  ),
  gst_app_src_push_sample: symbol<(source: Pointer, sample: Pointer) => number>(
    'int gst_app_src_push_sample(void* source, void* sample)',
    'makes a source that was started with another format one of times',
  ),
  gst_app_src_end_of_stream: symbol<(source: Pointer) => number>(
    'int gst_app_src_end_of_stream(void* source)',
    'avoids a wrapper, like the functions around it',
  ),
  gst_app_src_get_caps: symbol<(source: Pointer) => Pointer | null>(
    'void* gst_app_src_get_caps(void* source)',
    'called for each frame',
  ),
  gst_app_src_set_caps: symbol<(source: Pointer, caps: Pointer) => void>(
    'void gst_app_src_set_caps(void* source, void* caps)',
    'avoids a wrapper, like the functions around it',
  ),
} as const
