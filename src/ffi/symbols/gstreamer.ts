import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gstreamer')

/** What is called of this library, and why. */
export const gstreamer = {
  gst_mini_object_ref: symbol<(object: Pointer) => Pointer>(
    'void* gst_mini_object_ref(void* object)',
    'not introspectable',
  ),
  gst_mini_object_unref: symbol<(object: Pointer) => void>(
    'void gst_mini_object_unref(void* object)',
    'not introspectable; it is what releases a memory on time',
  ),
  gst_mini_object_is_writable: symbol<(object: Pointer) => number>(
    'int gst_mini_object_is_writable(void* object)',
    'asked before a resize, which is a CRITICAL otherwise; introspected only with a wrapper that adds a reference',
  ),
  gst_memory_get_type: symbol<() => number | bigint>(
    'size_t gst_memory_get_type()',
    'the GType that a wrapper is made of',
  ),
  gst_memory_get_sizes: symbol<(memory: Pointer, offset: Pointer, maxSize: Pointer) => number | bigint>(
    'size_t gst_memory_get_sizes(void* memory, void* offset, void* maxSize)',
    'spares the wrapper: the cost is that of the bridge',
  ),
  gst_memory_is_type: symbol<(memory: Pointer, type: string) => number>(
    'int gst_memory_is_type(void* memory, str type)',
    'the class of a memory is told before any wrapper is made of it',
  ),
  gst_memory_map: symbol<(memory: Pointer, info: Pointer, flags: number) => number>(
    'int gst_memory_map(void* memory, void* info, int flags)',
    'node-gtk cannot read GstMapInfo.data',
  ),
  gst_memory_unmap: symbol<(memory: Pointer, info: Pointer) => void>(
    'void gst_memory_unmap(void* memory, void* info)',
    'takes the GstMapInfo of gst_memory_map',
  ),
  gst_memory_share: symbol<(memory: Pointer, offset: number, size: number) => Pointer | null>(
    'void* gst_memory_share(void* memory, intptr_t offset, intptr_t size)',
    'the result must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_memory_copy: symbol<(memory: Pointer, offset: number, size: number) => Pointer | null>(
    'void* gst_memory_copy(void* memory, intptr_t offset, intptr_t size)',
    'the result must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_memory_resize: symbol<(memory: Pointer, offset: number, size: number) => void>(
    'void gst_memory_resize(void* memory, intptr_t offset, size_t size)',
    'spares the wrapper: the cost is that of the bridge',
  ),
  gst_memory_is_span: symbol<(first: Pointer, second: Pointer, offset: null) => number>(
    'int gst_memory_is_span(void* first, void* second, void* offset)',
    'spares the wrappers: the cost is that of the bridge',
  ),
  gst_allocator_alloc: symbol<(allocator: Pointer, size: number, parameters: null) => Pointer | null>(
    'void* gst_allocator_alloc(void* allocator, size_t size, void* parameters)',
    'the result must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_parse_launch_full: symbol<
    (description: string, context: Pointer | null, flags: number, error: Pointer) => Pointer | null
  >(
    'void* gst_parse_launch_full(str description, void* context, int flags, void* error)',
    'node-gtk loses what is made when there is an error too',
  ),
  gst_parse_context_new: symbol<() => Pointer>(
    'void* gst_parse_context_new()',
    'says which elements are missing',
  ),
  gst_parse_context_free: symbol<(context: Pointer) => void>(
    'void gst_parse_context_free(void* context)',
    'frees what says which elements are missing',
  ),
  gst_parse_context_get_missing_elements: symbol<(context: Pointer) => Pointer | null>(
    'void* gst_parse_context_get_missing_elements(void* context)',
    'says which elements are missing',
  ),
  gst_object_ref: symbol<(object: Pointer) => Pointer>(
    'void* gst_object_ref(void* object)',
    'the reference must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_object_unref: symbol<(object: Pointer) => void>(
    'void gst_object_unref(void* object)',
    'the reference must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_object_ref_sink: symbol<(object: Pointer) => Pointer>(
    'void* gst_object_ref_sink(void* object)',
    'what is parsed has a floating reference',
  ),
  gst_object_get_type: symbol<() => number | bigint>(
    'size_t gst_object_get_type()',
    'only what is a GstObject has a path',
  ),
  gst_object_get_parent: symbol<(object: Pointer) => Pointer | null>(
    'void* gst_object_get_parent(void* object)',
    'whose pad it is, in messages',
  ),
  gst_object_get_path_string: symbol<(object: Pointer) => Pointer>(
    'void* gst_object_get_path_string(void* object)',
    'where an element is, in messages',
  ),
  gst_object_get_name: symbol<(object: Pointer) => Pointer | null>(
    'void* gst_object_get_name(void* object)',
    'who posted a message, without a wrapper for each',
  ),
  gst_element_get_type: symbol<() => number | bigint>(
    'size_t gst_element_get_type()',
    'tells elements from pads in messages',
  ),
  gst_pipeline_get_type: symbol<() => number | bigint>(
    'size_t gst_pipeline_get_type()',
    'tells whether what was parsed is a pipeline',
  ),
  gst_bin_get_type: symbol<() => number | bigint>(
    'size_t gst_bin_get_type()',
    'tells bins, to look into them',
  ),
  gst_element_call_async: symbol<
    (element: Pointer, call: Pointer, argument: Pointer, destroy: Pointer | null) => void
  >(
    'void gst_element_call_async(void* element, void* call, void* argument, void* destroy)',
    'a call that may wait is made on a thread of GStreamer’s, which does not end with, or hold up, the event loop',
  ),
  gst_query_new_position: symbol<(format: number) => Pointer>(
    'void* gst_query_new_position(int format)',
    'the reference must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_query_parse_position: symbol<(query: Pointer, format: null, position: Pointer) => void>(
    'void gst_query_parse_position(void* query, void* format, void* position)',
    'node-gtk loses 64-bit results beyond 2 to the 53rd',
  ),
  gst_query_new_duration: symbol<(format: number) => Pointer>(
    'void* gst_query_new_duration(int format)',
    'the reference must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_query_parse_duration: symbol<(query: Pointer, format: null, duration: Pointer) => void>(
    'void gst_query_parse_duration(void* query, void* format, void* duration)',
    'node-gtk loses 64-bit results beyond 2 to the 53rd',
  ),
  gst_query_new_seeking: symbol<(format: number) => Pointer>(
    'void* gst_query_new_seeking(int format)',
    'the reference must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_query_parse_seeking: symbol<
    (query: Pointer, format: null, seekable: Pointer, start: null, end: null) => void
  >(
    'void gst_query_parse_seeking(void* query, void* format, void* seekable, void* start, void* end)',
    'beside the others, without a wrapper',
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
    'the reference must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_element_set_bus: symbol<(element: Pointer, bus: Pointer | null) => void>(
    'void gst_element_set_bus(void* element, void* bus)',
    'a stopped pipeline gives its bus, and with it an fd, back',
  ),
  gst_pipeline_new: symbol<(name: null) => Pointer>(
    'void* gst_pipeline_new(void* name)',
    'the reference must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_pipeline_set_auto_flush_bus: symbol<(pipeline: Pointer, flush: number) => void>(
    'void gst_pipeline_set_auto_flush_bus(void* pipeline, int flush)',
    'messages of the way down are wanted too',
  ),
  gst_bin_add: symbol<(bin: Pointer, element: Pointer) => number>(
    'int gst_bin_add(void* bin, void* element)',
    'puts a single element into a pipeline',
  ),
  gst_bin_get_by_name: symbol<(bin: Pointer, name: string) => Pointer | null>(
    'void* gst_bin_get_by_name(void* bin, str name)',
    'the reference must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_element_get_factory: symbol<(element: Pointer) => Pointer | null>(
    'void* gst_element_get_factory(void* element)',
    'tells what kind of element it is, without a wrapper',
  ),
  gst_element_factory_find: symbol<(name: string) => Pointer | null>(
    'void* gst_element_factory_find(str name)',
    'the reference must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_element_factory_create: symbol<(factory: Pointer, name: null) => Pointer | null>(
    'void* gst_element_factory_create(void* factory, void* name)',
    'the reference must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_element_factory_get_type: symbol<() => number | bigint>(
    'size_t gst_element_factory_get_type()',
    'the names of all kinds of elements, without wrappers',
  ),
  gst_registry_get: symbol<() => Pointer>(
    'void* gst_registry_get()',
    'the names of all kinds of elements, without wrappers',
  ),
  gst_registry_get_feature_list: symbol<(registry: Pointer, type: Pointer) => Pointer | null>(
    'void* gst_registry_get_feature_list(void* registry, size_t type)',
    'the names of all kinds of elements, without wrappers',
  ),
  gst_plugin_feature_list_free: symbol<(list: Pointer) => void>(
    'void gst_plugin_feature_list_free(void* list)',
    'the names of all kinds of elements, without wrappers',
  ),
  gst_debug_bin_to_dot_data: symbol<(bin: Pointer, details: number) => Pointer>(
    'void* gst_debug_bin_to_dot_data(void* bin, int details)',
    'beside the others, without a wrapper',
  ),
  gst_bin_iterate_recurse: symbol<(bin: Pointer) => Pointer>(
    'void* gst_bin_iterate_recurse(void* bin)',
    'the elements of a bin, without wrappers',
  ),
  gst_iterator_next: symbol<(iterator: Pointer, item: Pointer) => number>(
    'int gst_iterator_next(void* iterator, void* item)',
    'node-gtk cannot iterate',
  ),
  gst_iterator_resync: symbol<(iterator: Pointer) => void>(
    'void gst_iterator_resync(void* iterator)',
    'node-gtk cannot iterate',
  ),
  gst_iterator_free: symbol<(iterator: Pointer) => void>(
    'void gst_iterator_free(void* iterator)',
    'node-gtk cannot iterate',
  ),
  gst_element_iterate_src_pads: symbol<(element: Pointer) => Pointer>(
    'void* gst_element_iterate_src_pads(void* element)',
    'node-gtk cannot iterate',
  ),
  gst_element_iterate_sink_pads: symbol<(element: Pointer) => Pointer>(
    'void* gst_element_iterate_sink_pads(void* element)',
    'node-gtk cannot iterate',
  ),
  gst_pad_get_peer: symbol<(pad: Pointer) => Pointer | null>(
    'void* gst_pad_get_peer(void* pad)',
    'the caps of both pads of a link that failed, without wrappers',
  ),
  gst_ghost_pad_get_type: symbol<() => number | bigint>(
    'size_t gst_ghost_pad_get_type()',
    'tells the pads of a bin from those of other elements',
  ),
  gst_proxy_pad_get_internal: symbol<(pad: Pointer) => Pointer | null>(
    'void* gst_proxy_pad_get_internal(void* pad)',
    'what is behind the border of a bin, without wrappers',
  ),
  gst_pad_get_current_caps: symbol<(pad: Pointer) => Pointer | null>(
    'void* gst_pad_get_current_caps(void* pad)',
    'the caps of both pads of a link that failed, without wrappers',
  ),
  gst_pad_query_caps: symbol<(pad: Pointer, filter: null) => Pointer>(
    'void* gst_pad_query_caps(void* pad, void* filter)',
    'the caps of both pads of a link that failed, without wrappers',
  ),
  gst_caps_can_intersect: symbol<(first: Pointer, second: Pointer) => number>(
    'int gst_caps_can_intersect(void* first, void* second)',
    'the caps of both pads of a link that failed, without wrappers',
  ),
  gst_caps_intersect: symbol<(first: Pointer, second: Pointer) => Pointer>(
    'void* gst_caps_intersect(void* first, void* second)',
    'what caps and the filters behind them say together, without wrappers',
  ),
  gst_caps_from_string: symbol<(text: string) => Pointer | null>(
    'void* gst_caps_from_string(str text)',
    'the caps of both pads of a link that failed, without wrappers',
  ),
  gst_caps_is_fixed: symbol<(caps: Pointer) => number>(
    'int gst_caps_is_fixed(void* caps)',
    'a source with any other caps is a CRITICAL when it starts',
  ),
  gst_caps_get_size: symbol<(caps: Pointer) => number>(
    'uint gst_caps_get_size(void* caps)',
    'caps of a sample or pad, without a wrapper',
  ),
  gst_value_intersect: symbol<(result: null, first: Pointer, second: Pointer) => number>(
    'int gst_value_intersect(void* result, void* first, void* second)',
    'the field of two caps that does not fit; node-gtk cannot convert every GValue',
  ),
  gst_bus_new: symbol<() => Pointer>(
    'void* gst_bus_new()',
    'the reference must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_bus_get_pollfd: symbol<(bus: Pointer, pollFd: Pointer) => void>(
    'void gst_bus_get_pollfd(void* bus, void* pollFd)',
    'node-gtk cannot read the fd out of the struct',
  ),
  gst_bus_pop: symbol<(bus: Pointer) => Pointer | null>(
    'void* gst_bus_pop(void* bus)',
    'the reference must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_message_get_structure: symbol<(message: Pointer) => Pointer | null>(
    'void* gst_message_get_structure(void* message)',
    'read without a wrapper, which would keep the message until it is collected',
  ),
  gst_message_type_get_name: symbol<(type: number) => string>(
    'const char* gst_message_type_get_name(int type)',
    'the name of a message',
  ),
  gst_structure_get_name: symbol<(structure: Pointer) => string>(
    'const char* gst_structure_get_name(void* structure)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_structure_n_fields: symbol<(structure: Pointer) => number>(
    'int gst_structure_n_fields(void* structure)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_structure_nth_field_name: symbol<(structure: Pointer, index: number) => string>(
    'const char* gst_structure_nth_field_name(void* structure, uint index)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_structure_get_value: symbol<(structure: Pointer, name: string) => Pointer | null>(
    'void* gst_structure_get_value(void* structure, str name)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_value_serialize: symbol<(value: Pointer) => Pointer | null>(
    'void* gst_value_serialize(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_value_deserialize: symbol<(value: Pointer, text: string) => number>(
    'int gst_value_deserialize(void* value, str text)',
    'reads what a property is set to as a pipeline description does',
  ),
  gst_value_list_get_size: symbol<(value: Pointer) => number>(
    'uint gst_value_list_get_size(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_value_list_get_value: symbol<(value: Pointer, index: number) => Pointer>(
    'void* gst_value_list_get_value(void* value, uint index)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_value_array_get_size: symbol<(value: Pointer) => number>(
    'uint gst_value_array_get_size(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_value_array_get_value: symbol<(value: Pointer, index: number) => Pointer>(
    'void* gst_value_array_get_value(void* value, uint index)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_value_get_fraction_numerator: symbol<(value: Pointer) => number>(
    'int gst_value_get_fraction_numerator(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_value_get_fraction_denominator: symbol<(value: Pointer) => number>(
    'int gst_value_get_fraction_denominator(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_tag_list_n_tags: symbol<(list: Pointer) => number>(
    'int gst_tag_list_n_tags(void* list)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_tag_list_nth_tag_name: symbol<(list: Pointer, index: number) => string>(
    'const char* gst_tag_list_nth_tag_name(void* list, uint index)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_tag_list_get_tag_size: symbol<(list: Pointer, tag: string) => number>(
    'uint gst_tag_list_get_tag_size(void* list, str tag)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_tag_list_get_value_index: symbol<(list: Pointer, tag: string, index: number) => Pointer | null>(
    'void* gst_tag_list_get_value_index(void* list, str tag, uint index)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  gst_caps_to_string: symbol<(caps: Pointer) => Pointer>(
    'void* gst_caps_to_string(void* caps)',
    'caps of a sample or pad, without a wrapper',
  ),
  gst_caps_get_structure: symbol<(caps: Pointer, index: number) => Pointer>(
    'void* gst_caps_get_structure(void* caps, uint index)',
    'caps of a sample or pad, without a wrapper',
  ),
  gst_sample_get_buffer: symbol<(sample: Pointer) => Pointer | null>(
    'void* gst_sample_get_buffer(void* sample)',
    'called for each frame',
  ),
  gst_sample_get_caps: symbol<(sample: Pointer) => Pointer | null>(
    'void* gst_sample_get_caps(void* sample)',
    'called for each frame',
  ),
  gst_sample_get_segment: symbol<(sample: Pointer) => Pointer | null>(
    'void* gst_sample_get_segment(void* sample)',
    'a sample of its own for a frame that a sink may not share during a flush',
  ),
  gst_sample_new: symbol<
    (buffer: Pointer | null, caps: Pointer | null, segment: Pointer | null, info: null) => Pointer
  >(
    'void* gst_sample_new(void* buffer, void* caps, void* segment, void* info)',
    'a sample of its own for a frame that a sink may not share during a flush',
  ),
  gst_sample_get_type: symbol<() => number | bigint>(
    'size_t gst_sample_get_type()',
    'the GType that a wrapper is made of',
  ),
  gst_buffer_n_memory: symbol<(buffer: Pointer) => number>(
    'uint gst_buffer_n_memory(void* buffer)',
    'called for each frame',
  ),
  gst_buffer_peek_memory: symbol<(buffer: Pointer, index: number) => Pointer>(
    'void* gst_buffer_peek_memory(void* buffer, uint index)',
    'called for each frame',
  ),
  gst_buffer_get_size: symbol<(buffer: Pointer) => number | bigint>(
    'size_t gst_buffer_get_size(void* buffer)',
    'called for each frame',
  ),
  gst_buffer_extract: symbol<
    (buffer: Pointer, offset: number, destination: Uint8Array, size: number) => number | bigint
  >(
    'size_t gst_buffer_extract(void* buffer, size_t offset, _Out_ uint8* destination, size_t size)',
    'node-gtk makes an array of numbers of the bytes',
  ),
  gst_core_error_get_type: symbol<() => number | bigint>(
    'size_t gst_core_error_get_type()',
    'the names of the errors in a domain',
  ),
  gst_library_error_get_type: symbol<() => number | bigint>(
    'size_t gst_library_error_get_type()',
    'the names of the errors in a domain',
  ),
  gst_resource_error_get_type: symbol<() => number | bigint>(
    'size_t gst_resource_error_get_type()',
    'the names of the errors in a domain',
  ),
  gst_stream_error_get_type: symbol<() => number | bigint>(
    'size_t gst_stream_error_get_type()',
    'the names of the errors in a domain',
  ),
  gst_buffer_new: symbol<() => Pointer>('void* gst_buffer_new()', 'called for each frame'),
  gst_buffer_get_meta: symbol<(buffer: Pointer, api: number | bigint) => Pointer | null>(
    'void* gst_buffer_get_meta(void* buffer, size_t api)',
    'tells whether a buffer says itself where its samples are',
  ),
  gst_buffer_append_memory: symbol<(buffer: Pointer, memory: Pointer) => void>(
    'void gst_buffer_append_memory(void* buffer, void* memory)',
    'called for each frame',
  ),
  gst_buffer_copy_region: symbol<
    (buffer: Pointer, flags: number, offset: number, size: bigint) => Pointer | null
  >(
    'void* gst_buffer_copy_region(void* buffer, int flags, size_t offset, uint64 size)',
    'other times for a frame that is passed on, without its bytes being copied',
  ),
  gst_buffer_add_parent_buffer_meta: symbol<(buffer: Pointer, parent: Pointer) => Pointer>(
    'void* gst_buffer_add_parent_buffer_meta(void* buffer, void* parent)',
    'keeps a buffer out of its pool while its memory is in use elsewhere',
  ),
} as const
