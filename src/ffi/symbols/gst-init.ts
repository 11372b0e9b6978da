import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gstreamer')

/** The start of GStreamer: the symbols of libgstreamer that are called, and why. */
export const gstInit = {
  gst_init_check: symbol<(argc: null, argv: null, error: null) => number>(
    'int gst_init_check(void* argc, void* argv, void* error)',
    'initialises GStreamer without node-gtk, which most programs never need',
  ),
  gst_version: symbol<(major: Pointer, minor: Pointer, micro: Pointer, nano: Pointer) => void>(
    'void gst_version(void* major, void* minor, void* micro, void* nano)',
    'reads the version without node-gtk',
  ),
} as const
