import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gstreamer')

/** What reads ranges, masks, dates, caps and samples in values: the symbols of libgstreamer that are called, and why. */
export const gstRead = {
  gst_value_get_int_range_min: symbol<(value: Pointer) => number>(
    'int gst_value_get_int_range_min(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_get_int_range_max: symbol<(value: Pointer) => number>(
    'int gst_value_get_int_range_max(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_get_int_range_step: symbol<(value: Pointer) => number>(
    'int gst_value_get_int_range_step(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_get_int64_range_min: symbol<(value: Pointer) => number | bigint>(
    'int64 gst_value_get_int64_range_min(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_get_int64_range_max: symbol<(value: Pointer) => number | bigint>(
    'int64 gst_value_get_int64_range_max(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_get_int64_range_step: symbol<(value: Pointer) => number | bigint>(
    'int64 gst_value_get_int64_range_step(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_get_double_range_min: symbol<(value: Pointer) => number>(
    'double gst_value_get_double_range_min(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_get_double_range_max: symbol<(value: Pointer) => number>(
    'double gst_value_get_double_range_max(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_get_fraction_range_min: symbol<(value: Pointer) => Pointer>(
    'void* gst_value_get_fraction_range_min(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_get_fraction_range_max: symbol<(value: Pointer) => Pointer>(
    'void* gst_value_get_fraction_range_max(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_get_bitmask: symbol<(value: Pointer) => number | bigint>(
    'uint64 gst_value_get_bitmask(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_get_flagset_flags: symbol<(value: Pointer) => number>(
    'uint gst_value_get_flagset_flags(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_get_flagset_mask: symbol<(value: Pointer) => number>(
    'uint gst_value_get_flagset_mask(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_date_time_to_iso8601_string: symbol<(date: Pointer) => Pointer | null>(
    'void* gst_date_time_to_iso8601_string(void* date)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_caps_is_any: symbol<(caps: Pointer) => number>(
    'int gst_caps_is_any(void* caps)',
    'reads what is in a value without a wrapper',
  ),
  gst_caps_get_features: symbol<(caps: Pointer, index: number) => Pointer | null>(
    'void* gst_caps_get_features(void* caps, uint index)',
    'reads what is in a value without a wrapper',
  ),
  gst_caps_features_is_any: symbol<(features: Pointer) => number>(
    'int gst_caps_features_is_any(void* features)',
    'reads what is in a value without a wrapper',
  ),
  gst_caps_features_get_size: symbol<(features: Pointer) => number>(
    'uint gst_caps_features_get_size(void* features)',
    'reads what is in a value without a wrapper',
  ),
  gst_caps_features_get_nth: symbol<(features: Pointer, index: number) => string>(
    'const char* gst_caps_features_get_nth(void* features, uint index)',
    'reads what is in a value without a wrapper',
  ),
  gst_sample_get_info: symbol<(sample: Pointer) => Pointer | null>(
    'void* gst_sample_get_info(void* sample)',
    'reads what is in a value without a wrapper',
  ),
  gst_buffer_list_length: symbol<(list: Pointer) => number>(
    'uint gst_buffer_list_length(void* list)',
    'reads what is in a value without a wrapper',
  ),
  gst_buffer_list_get: symbol<(list: Pointer, index: number) => Pointer>(
    'void* gst_buffer_list_get(void* list, uint index)',
    'reads what is in a value without a wrapper',
  ),
} as const
