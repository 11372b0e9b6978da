import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gstreamer')

/** What builds ranges, lists, structures, caps and tags: the symbols of libgstreamer that are called, and why. */
export const gstBuild = {
  gst_value_set_int_range_step: symbol<(value: Pointer, min: number, max: number, step: number) => void>(
    'void gst_value_set_int_range_step(void* value, int min, int max, int step)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_value_set_int64_range_step: symbol<(value: Pointer, min: bigint, max: bigint, step: bigint) => void>(
    'void gst_value_set_int64_range_step(void* value, int64 min, int64 max, int64 step)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_value_set_double_range: symbol<(value: Pointer, min: number, max: number) => void>(
    'void gst_value_set_double_range(void* value, double min, double max)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_value_set_fraction_range_full: symbol<
    (
      value: Pointer,
      minNumerator: number,
      minDenominator: number,
      maxNumerator: number,
      maxDenominator: number,
    ) => void
  >(
    'void gst_value_set_fraction_range_full(void* value, int minNumerator, int minDenominator, int maxNumerator, int maxDenominator)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_value_set_flagset: symbol<(value: Pointer, flags: number, mask: number) => void>(
    'void gst_value_set_flagset(void* value, uint flags, uint mask)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_value_list_append_value: symbol<(value: Pointer, item: Pointer) => void>(
    'void gst_value_list_append_value(void* value, void* item)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_value_array_append_value: symbol<(value: Pointer, item: Pointer) => void>(
    'void gst_value_array_append_value(void* value, void* item)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_structure_new_empty: symbol<(name: string) => Pointer>(
    'void* gst_structure_new_empty(str name)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_structure_set_value: symbol<(structure: Pointer, field: string, value: Pointer) => void>(
    'void gst_structure_set_value(void* structure, str field, void* value)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_structure_free: symbol<(structure: Pointer) => void>(
    'void gst_structure_free(void* structure)',
    'frees a structure that a C function returned with ownership',
  ),
  gst_structure_to_string: symbol<(structure: Pointer) => Pointer>(
    'void* gst_structure_to_string(void* structure)',
    'prints a structure without a wrapper',
  ),
  gst_caps_new_empty: symbol<() => Pointer>(
    'void* gst_caps_new_empty()',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_caps_new_any: symbol<() => Pointer>(
    'void* gst_caps_new_any()',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_caps_append_structure_full: symbol<
    (caps: Pointer, structure: Pointer, features: Pointer | null) => void
  >(
    'void gst_caps_append_structure_full(void* caps, void* structure, void* features)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_caps_features_from_string: symbol<(features: string) => Pointer | null>(
    'void* gst_caps_features_from_string(str features)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_buffer_new_memdup: symbol<(data: Uint8Array, size: number) => Pointer>(
    'void* gst_buffer_new_memdup(uint8* data, size_t size)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_tag_list_new_empty: symbol<() => Pointer>(
    'void* gst_tag_list_new_empty()',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_tag_list_add_value: symbol<(list: Pointer, mode: number, tag: string, value: Pointer) => void>(
    'void gst_tag_list_add_value(void* list, int mode, str tag, void* value)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  gst_tag_list_to_string: symbol<(list: Pointer) => Pointer>(
    'void* gst_tag_list_to_string(void* list)',
    'prints tags without a wrapper',
  ),
  gst_tag_exists: symbol<(tag: string) => number>(
    'int gst_tag_exists(str tag)',
    'GStreamer logs a CRITICAL for a tag that nothing has registered',
  ),
  gst_tag_get_type: symbol<(tag: string) => number | bigint>(
    'size_t gst_tag_get_type(str tag)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
} as const
