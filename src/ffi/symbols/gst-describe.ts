import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gstreamer')

/** Streams, devices, contents, contexts, events and queries in values: the symbols of libgstreamer that are called, and why. */
export const gstDescribe = {
  gst_stream_get_stream_id: symbol<(stream: Pointer) => string | null>(
    'const char* gst_stream_get_stream_id(void* stream)',
    'reads what is in a value without a wrapper',
  ),
  gst_stream_get_stream_type: symbol<(stream: Pointer) => number>(
    'int gst_stream_get_stream_type(void* stream)',
    'reads what is in a value without a wrapper',
  ),
  gst_stream_get_stream_flags: symbol<(stream: Pointer) => number>(
    'int gst_stream_get_stream_flags(void* stream)',
    'reads what is in a value without a wrapper',
  ),
  gst_stream_get_caps: symbol<(stream: Pointer) => Pointer | null>(
    'void* gst_stream_get_caps(void* stream)',
    'reads what is in a value without a wrapper',
  ),
  gst_stream_get_tags: symbol<(stream: Pointer) => Pointer | null>(
    'void* gst_stream_get_tags(void* stream)',
    'reads what is in a value without a wrapper',
  ),
  gst_stream_get_type: symbol<() => number | bigint>(
    'size_t gst_stream_get_type()',
    'recognises a stream before a wrapper exists',
  ),
  gst_stream_type_get_type: symbol<() => number | bigint>(
    'size_t gst_stream_type_get_type()',
    'reads the names of the kinds of streams',
  ),
  gst_stream_flags_get_type: symbol<() => number | bigint>(
    'size_t gst_stream_flags_get_type()',
    'reads the names of the flags of streams',
  ),
  gst_stream_collection_get_type: symbol<() => number | bigint>(
    'size_t gst_stream_collection_get_type()',
    'recognises a collection before a wrapper exists',
  ),
  gst_stream_collection_get_upstream_id: symbol<(collection: Pointer) => string | null>(
    'const char* gst_stream_collection_get_upstream_id(void* collection)',
    'reads what is in a value without a wrapper',
  ),
  gst_stream_collection_get_size: symbol<(collection: Pointer) => number>(
    'uint gst_stream_collection_get_size(void* collection)',
    'reads what is in a value without a wrapper',
  ),
  gst_stream_collection_get_stream: symbol<(collection: Pointer, index: number) => Pointer>(
    'void* gst_stream_collection_get_stream(void* collection, uint index)',
    'reads what is in a value without a wrapper',
  ),
  gst_device_get_type: symbol<() => number | bigint>(
    'size_t gst_device_get_type()',
    'recognises a device before a wrapper exists',
  ),
  gst_device_get_display_name: symbol<(device: Pointer) => Pointer | null>(
    'void* gst_device_get_display_name(void* device)',
    'reads what is in a value without a wrapper',
  ),
  gst_device_get_device_class: symbol<(device: Pointer) => Pointer | null>(
    'void* gst_device_get_device_class(void* device)',
    'reads what is in a value without a wrapper',
  ),
  gst_device_get_caps: symbol<(device: Pointer) => Pointer | null>(
    'void* gst_device_get_caps(void* device)',
    'reads what is in a value without a wrapper',
  ),
  gst_device_get_properties: symbol<(device: Pointer) => Pointer | null>(
    'void* gst_device_get_properties(void* device)',
    'reads what is in a value without a wrapper',
  ),
  gst_toc_get_scope: symbol<(toc: Pointer) => number>(
    'int gst_toc_get_scope(void* toc)',
    'reads what is in a value without a wrapper',
  ),
  gst_toc_get_tags: symbol<(toc: Pointer) => Pointer | null>(
    'void* gst_toc_get_tags(void* toc)',
    'reads what is in a value without a wrapper',
  ),
  gst_toc_get_entries: symbol<(toc: Pointer) => Pointer | null>(
    'void* gst_toc_get_entries(void* toc)',
    'reads what is in a value without a wrapper',
  ),
  gst_toc_scope_get_type: symbol<() => number | bigint>(
    'size_t gst_toc_scope_get_type()',
    'reads the names of the scopes of a table of contents',
  ),
  gst_toc_entry_type_get_type: symbol<() => number | bigint>(
    'size_t gst_toc_entry_type_get_type()',
    'reads the names of the kinds of entries',
  ),
  gst_toc_entry_get_entry_type: symbol<(entry: Pointer) => number>(
    'int gst_toc_entry_get_entry_type(void* entry)',
    'reads what is in a value without a wrapper',
  ),
  gst_toc_entry_get_uid: symbol<(entry: Pointer) => string>(
    'const char* gst_toc_entry_get_uid(void* entry)',
    'reads what is in a value without a wrapper',
  ),
  gst_toc_entry_get_start_stop_times: symbol<(entry: Pointer, start: Pointer, stop: Pointer) => number>(
    'int gst_toc_entry_get_start_stop_times(void* entry, void* start, void* stop)',
    'reads what is in a value without a wrapper',
  ),
  gst_toc_entry_get_tags: symbol<(entry: Pointer) => Pointer | null>(
    'void* gst_toc_entry_get_tags(void* entry)',
    'reads what is in a value without a wrapper',
  ),
  gst_toc_entry_get_sub_entries: symbol<(entry: Pointer) => Pointer | null>(
    'void* gst_toc_entry_get_sub_entries(void* entry)',
    'reads what is in a value without a wrapper',
  ),
  gst_context_get_context_type: symbol<(context: Pointer) => string>(
    'const char* gst_context_get_context_type(void* context)',
    'reads what is in a value without a wrapper',
  ),
  gst_context_is_persistent: symbol<(context: Pointer) => number>(
    'int gst_context_is_persistent(void* context)',
    'reads what is in a value without a wrapper',
  ),
  gst_context_get_structure: symbol<(context: Pointer) => Pointer>(
    'void* gst_context_get_structure(void* context)',
    'reads what is in a value without a wrapper',
  ),
  gst_event_get_structure: symbol<(event: Pointer) => Pointer | null>(
    'void* gst_event_get_structure(void* event)',
    'reads what is in a value without a wrapper',
  ),
  gst_event_type_get_name: symbol<(type: number) => string>(
    'const char* gst_event_type_get_name(int type)',
    'reads what is in a value without a wrapper',
  ),
  gst_query_get_structure: symbol<(query: Pointer) => Pointer | null>(
    'void* gst_query_get_structure(void* query)',
    'reads what is in a value without a wrapper',
  ),
  gst_query_type_get_name: symbol<(type: number) => string>(
    'const char* gst_query_type_get_name(int type)',
    'reads what is in a value without a wrapper',
  ),
  gst_format_get_type: symbol<() => number | bigint>(
    'size_t gst_format_get_type()',
    'reads the names of the formats of a segment',
  ),
  gst_segment_flags_get_type: symbol<() => number | bigint>(
    'size_t gst_segment_flags_get_type()',
    'reads the names of the flags of a segment',
  ),
} as const
