import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gstreamer')

/** Values, structures, caps, queries, events and messages: the symbols of libgstreamer that are called, and why. */
export const gstValue = {
  gst_query_new_position: symbol<(format: number) => Pointer>(
    'void* gst_query_new_position(int format)',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_query_parse_position: symbol<(query: Pointer, format: null, position: Pointer) => void>(
    'void gst_query_parse_position(void* query, void* format, void* position)',
    'node-gtk loses precision in 64-bit results above 2 ** 53',
  ),
  gst_query_new_duration: symbol<(format: number) => Pointer>(
    'void* gst_query_new_duration(int format)',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_query_parse_duration: symbol<(query: Pointer, format: null, duration: Pointer) => void>(
    'void gst_query_parse_duration(void* query, void* format, void* duration)',
    'node-gtk loses precision in 64-bit results above 2 ** 53',
  ),
  gst_query_new_seeking: symbol<(format: number) => Pointer>(
    'void* gst_query_new_seeking(int format)',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_query_parse_seeking: symbol<
    (query: Pointer, format: null, seekable: Pointer, start: null, end: null) => void
  >(
    'void gst_query_parse_seeking(void* query, void* format, void* seekable, void* start, void* end)',
    'avoids a wrapper, like the functions around it',
  ),
  gst_event_new_seek: symbol<
    (
      rate: number,
      format: number,
      flags: number,
      startType: number,
      start: bigint,
      stopType: number,
      stop: bigint,
    ) => Pointer
  >(
    'void* gst_event_new_seek(double rate, int format, int flags, int startType, int64 start, int stopType, int64 stop)',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_event_new_eos: symbol<() => Pointer>(
    'void* gst_event_new_eos()',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_event_copy_segment: symbol<(event: Pointer, segment: Pointer) => void>(
    'void gst_event_copy_segment(void* event, void* segment)',
    'reads the format of the segment at a sink, without a wrapper for the event',
  ),
  gst_event_new_step: symbol<
    (format: number, amount: bigint, rate: number, flush: number, intermediate: number) => Pointer
  >(
    'void* gst_event_new_step(int format, uint64 amount, double rate, int flush, int intermediate)',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_caps_can_intersect: symbol<(first: Pointer, second: Pointer) => number>(
    'int gst_caps_can_intersect(void* first, void* second)',
    'compares the caps of a failed link without wrappers',
  ),
  gst_caps_is_always_compatible: symbol<(first: Pointer, second: Pointer) => number>(
    'int gst_caps_is_always_compatible(void* first, void* second)',
    'finds links of a description that GStreamer fails with a CRITICAL',
  ),
  gst_caps_intersect: symbol<(first: Pointer, second: Pointer) => Pointer>(
    'void* gst_caps_intersect(void* first, void* second)',
    'combines caps with the caps filters downstream of them, without wrappers',
  ),
  gst_caps_from_string: symbol<(text: string) => Pointer | null>(
    'void* gst_caps_from_string(str text)',
    'parses caps without a wrapper',
  ),
  gst_caps_is_fixed: symbol<(caps: Pointer) => number>(
    'int gst_caps_is_fixed(void* caps)',
    'a source whose caps are not fixed causes a CRITICAL when it starts',
  ),
  gst_caps_get_size: symbol<(caps: Pointer) => number>(
    'uint gst_caps_get_size(void* caps)',
    'reads the caps of a sample or pad without a wrapper',
  ),
  gst_value_intersect: symbol<(result: null, first: Pointer, second: Pointer) => number>(
    'int gst_value_intersect(void* result, void* first, void* second)',
    'finds the field in which two caps differ; node-gtk cannot convert some GValues',
  ),
  gst_message_get_structure: symbol<(message: Pointer) => Pointer | null>(
    'void* gst_message_get_structure(void* message)',
    'avoids a wrapper, which would keep the message alive until garbage collection',
  ),
  gst_message_type_get_name: symbol<(type: number) => string>(
    'const char* gst_message_type_get_name(int type)',
    'reads the name of a message type',
  ),
  gst_structure_get_name: symbol<(structure: Pointer) => string>(
    'const char* gst_structure_get_name(void* structure)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_structure_n_fields: symbol<(structure: Pointer) => number>(
    'int gst_structure_n_fields(void* structure)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_structure_nth_field_name: symbol<(structure: Pointer, index: number) => string>(
    'const char* gst_structure_nth_field_name(void* structure, uint index)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_structure_get_value: symbol<(structure: Pointer, name: string) => Pointer | null>(
    'void* gst_structure_get_value(void* structure, str name)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_serialize: symbol<(value: Pointer) => Pointer | null>(
    'void* gst_value_serialize(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_deserialize: symbol<(value: Pointer, text: string) => number>(
    'int gst_value_deserialize(void* value, str text)',
    'parses a property value like in a pipeline description',
  ),
  gst_value_list_get_size: symbol<(value: Pointer) => number>(
    'uint gst_value_list_get_size(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_list_get_value: symbol<(value: Pointer, index: number) => Pointer>(
    'void* gst_value_list_get_value(void* value, uint index)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_array_get_size: symbol<(value: Pointer) => number>(
    'uint gst_value_array_get_size(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_array_get_value: symbol<(value: Pointer, index: number) => Pointer>(
    'void* gst_value_array_get_value(void* value, uint index)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_get_fraction_numerator: symbol<(value: Pointer) => number>(
    'int gst_value_get_fraction_numerator(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_value_get_fraction_denominator: symbol<(value: Pointer) => number>(
    'int gst_value_get_fraction_denominator(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_tag_list_n_tags: symbol<(list: Pointer) => number>(
    'int gst_tag_list_n_tags(void* list)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_tag_list_nth_tag_name: symbol<(list: Pointer, index: number) => string>(
    'const char* gst_tag_list_nth_tag_name(void* list, uint index)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_tag_list_get_tag_size: symbol<(list: Pointer, tag: string) => number>(
    'uint gst_tag_list_get_tag_size(void* list, str tag)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_tag_list_get_value_index: symbol<(list: Pointer, tag: string, index: number) => Pointer | null>(
    'void* gst_tag_list_get_value_index(void* list, str tag, uint index)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  gst_caps_to_string: symbol<(caps: Pointer) => Pointer>(
    'void* gst_caps_to_string(void* caps)',
    'reads the caps of a sample or pad without a wrapper',
  ),
  gst_caps_get_structure: symbol<(caps: Pointer, index: number) => Pointer>(
    'void* gst_caps_get_structure(void* caps, uint index)',
    'reads the caps of a sample or pad without a wrapper',
  ),
  gst_core_error_get_type: symbol<() => number | bigint>(
    'size_t gst_core_error_get_type()',
    'reads the names of the errors in a domain',
  ),
  gst_library_error_get_type: symbol<() => number | bigint>(
    'size_t gst_library_error_get_type()',
    'reads the names of the errors in a domain',
  ),
  gst_resource_error_get_type: symbol<() => number | bigint>(
    'size_t gst_resource_error_get_type()',
    'reads the names of the errors in a domain',
  ),
  gst_stream_error_get_type: symbol<() => number | bigint>(
    'size_t gst_stream_error_get_type()',
    'reads the names of the errors in a domain',
  ),
} as const
