// More than 200 lines, because it is one table: the functions of elements, pads and bins.
import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gstreamer')

/** Elements, pads, bins and buses, and what makes and lists them: the symbols of libgstreamer that are called, and why. */
export const gstObject = {
  gst_parse_launch_full: symbol<
    (description: string, context: Pointer | null, flags: number, error: Pointer) => Pointer | null
  >(
    'void* gst_parse_launch_full(str description, void* context, int flags, void* error)',
    'node-gtk loses the result when an error is set too',
  ),
  gst_parse_context_new: symbol<() => Pointer>(
    'void* gst_parse_context_new()',
    'reports which elements are missing',
  ),
  gst_parse_context_free: symbol<(context: Pointer) => void>(
    'void gst_parse_context_free(void* context)',
    'frees a parse context',
  ),
  gst_parse_context_get_missing_elements: symbol<(context: Pointer) => Pointer | null>(
    'void* gst_parse_context_get_missing_elements(void* context)',
    'reports which elements are missing',
  ),
  gst_object_ref: symbol<(object: Pointer) => Pointer>(
    'void* gst_object_ref(void* object)',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_object_unref: symbol<(object: Pointer) => void>(
    'void gst_object_unref(void* object)',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_object_ref_sink: symbol<(object: Pointer) => Pointer>(
    'void* gst_object_ref_sink(void* object)',
    'takes the floating reference of a parsed element',
  ),
  gst_object_get_type: symbol<() => number | bigint>(
    'size_t gst_object_get_type()',
    'recognises GstObjects, since only those have a path',
  ),
  gst_object_get_parent: symbol<(object: Pointer) => Pointer | null>(
    'void* gst_object_get_parent(void* object)',
    'names the element of a pad in messages',
  ),
  gst_object_get_path_string: symbol<(object: Pointer) => Pointer>(
    'void* gst_object_get_path_string(void* object)',
    'names the place of an element in messages',
  ),
  gst_object_set_name: symbol<(object: Pointer, name: string) => number>(
    'int gst_object_set_name(void* object, str name)',
    'names an allocator without node-gtk',
  ),
  gst_object_get_name: symbol<(object: Pointer) => Pointer | null>(
    'void* gst_object_get_name(void* object)',
    'reads the source of a message without a wrapper',
  ),
  gst_element_get_type: symbol<() => number | bigint>(
    'size_t gst_element_get_type()',
    'distinguishes elements from pads in messages',
  ),
  gst_pipeline_get_type: symbol<() => number | bigint>(
    'size_t gst_pipeline_get_type()',
    'checks whether a parsed element is a pipeline',
  ),
  gst_bin_get_type: symbol<() => number | bigint>(
    'size_t gst_bin_get_type()',
    'recognises bins, whose elements are listed too',
  ),
  gst_element_call_async: symbol<
    (element: Pointer, call: Pointer, argument: Pointer, destroy: Pointer | null) => void
  >(
    'void gst_element_call_async(void* element, void* call, void* argument, void* destroy)',
    'runs blocking calls on a GStreamer thread, which neither blocks the event loop nor ends with it',
  ),
  gst_element_abort_state: symbol<(element: Pointer) => void>(
    'void gst_element_abort_state(void* element)',
    'ends a state change that GStreamer has forgotten to continue; node-gtk has it, but needs a wrapper',
  ),
  gst_element_set_bus: symbol<(element: Pointer, bus: Pointer | null) => void>(
    'void gst_element_set_bus(void* element, void* bus)',
    'releases the bus of a stopped pipeline, and with it an fd',
  ),
  gst_pipeline_new: symbol<(name: null) => Pointer>(
    'void* gst_pipeline_new(void* name)',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_pipeline_set_auto_flush_bus: symbol<(pipeline: Pointer, flush: number) => void>(
    'void gst_pipeline_set_auto_flush_bus(void* pipeline, int flush)',
    'keeps messages that are posted during shutdown',
  ),
  gst_bin_add: symbol<(bin: Pointer, element: Pointer) => number>(
    'int gst_bin_add(void* bin, void* element)',
    'puts a single element into a pipeline',
  ),
  gst_bin_get_by_name: symbol<(bin: Pointer, name: string) => Pointer | null>(
    'void* gst_bin_get_by_name(void* bin, str name)',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_element_get_factory: symbol<(element: Pointer) => Pointer | null>(
    'void* gst_element_get_factory(void* element)',
    'determines the kind of an element without a wrapper',
  ),
  gst_element_class_get_metadata: symbol<(elementClass: Pointer, key: string) => string | null>(
    'str gst_element_class_get_metadata(void* elementClass, str key)',
    'tells encoders and converters from elements that give data a time, before the first push of a run',
  ),
  gst_element_factory_find: symbol<(name: string) => Pointer | null>(
    'void* gst_element_factory_find(str name)',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_element_factory_get_metadata: symbol<(factory: Pointer, key: string) => string | null>(
    'const char* gst_element_factory_get_metadata(void* factory, str key)',
    'recognises muxers without a wrapper',
  ),
  gst_plugin_feature_load: symbol<(feature: Pointer) => Pointer | null>(
    'void* gst_plugin_feature_load(void* feature)',
    'reads the class of a kind of element without an element, whose name would take a number',
  ),
  gst_element_factory_get_element_type: symbol<(factory: Pointer) => number | bigint>(
    'size_t gst_element_factory_get_element_type(void* factory)',
    'reads the class of a kind of element without an element, whose name would take a number',
  ),
  gst_child_proxy_get_type: symbol<() => number | bigint>(
    'size_t gst_child_proxy_get_type()',
    'recognises elements whose children have properties',
  ),
  gst_element_class_get_pad_template_list: symbol<(elementClass: Pointer) => Pointer | null>(
    'void* gst_element_class_get_pad_template_list(void* elementClass)',
    'finds the class of pads that an element does not have yet',
  ),
  gst_pad_template_get_caps: symbol<(template: Pointer) => Pointer>(
    'void* gst_pad_template_get_caps(void* template)',
    'finds links of a description that GStreamer fails with a CRITICAL',
  ),
  gst_element_factory_get_type: symbol<() => number | bigint>(
    'size_t gst_element_factory_get_type()',
    'lists the names of all element factories without wrappers',
  ),
  gst_registry_get: symbol<() => Pointer>(
    'void* gst_registry_get()',
    'lists the names of all element factories without wrappers',
  ),
  gst_registry_get_feature_list: symbol<(registry: Pointer, type: Pointer) => Pointer | null>(
    'void* gst_registry_get_feature_list(void* registry, size_t type)',
    'lists the names of all element factories without wrappers',
  ),
  gst_plugin_feature_list_free: symbol<(list: Pointer) => void>(
    'void gst_plugin_feature_list_free(void* list)',
    'lists the names of all element factories without wrappers',
  ),
  gst_debug_bin_to_dot_data: symbol<(bin: Pointer, details: number) => Pointer>(
    'void* gst_debug_bin_to_dot_data(void* bin, int details)',
    'avoids a wrapper, like the functions around it',
  ),
  gst_bin_iterate_recurse: symbol<(bin: Pointer) => Pointer>(
    'void* gst_bin_iterate_recurse(void* bin)',
    'lists the elements of a bin without wrappers',
  ),
  gst_bin_iterate_elements: symbol<(bin: Pointer) => Pointer>(
    'void* gst_bin_iterate_elements(void* bin)',
    'lists the elements of a bin without wrappers',
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
  gst_object_has_as_ancestor: symbol<(object: Pointer, ancestor: Pointer) => number>(
    'int gst_object_has_as_ancestor(void* object, void* ancestor)',
    'checks whether an object is in the pipeline without wrappers',
  ),
  gst_child_proxy_get_child_by_name: symbol<(parent: Pointer, name: string) => Pointer | null>(
    'void* gst_child_proxy_get_child_by_name(void* parent, str name)',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_element_get_static_pad: symbol<(element: Pointer, name: string) => Pointer | null>(
    'void* gst_element_get_static_pad(void* element, str name)',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_pad_get_type: symbol<() => number | bigint>(
    'size_t gst_pad_get_type()',
    'recognises pads, and properties whose value is a pad',
  ),
  gst_pad_get_direction: symbol<(pad: Pointer) => number>(
    'int gst_pad_get_direction(void* pad)',
    'avoids a wrapper, like the functions around it',
  ),
  gst_pad_is_linked: symbol<(pad: Pointer) => number>(
    'int gst_pad_is_linked(void* pad)',
    'avoids a wrapper, like the functions around it',
  ),
  gst_pad_get_pad_template: symbol<(pad: Pointer) => Pointer | null>(
    'void* gst_pad_get_pad_template(void* pad)',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_pad_get_peer: symbol<(pad: Pointer) => Pointer | null>(
    'void* gst_pad_get_peer(void* pad)',
    'finds the peer of a pad without wrappers',
  ),
  gst_ghost_pad_get_type: symbol<() => number | bigint>(
    'size_t gst_ghost_pad_get_type()',
    'distinguishes the pads of a bin from those of other elements',
  ),
  gst_proxy_pad_get_internal: symbol<(pad: Pointer) => Pointer | null>(
    'void* gst_proxy_pad_get_internal(void* pad)',
    'finds the pad inside a ghost pad without wrappers',
  ),
  gst_pad_get_sticky_event: symbol<(pad: Pointer, type: number, index: number) => Pointer | null>(
    'void* gst_pad_get_sticky_event(void* pad, int type, uint index)',
    'shows without a probe whether the end of the stream has passed a pad',
  ),
  gst_pad_get_current_caps: symbol<(pad: Pointer) => Pointer | null>(
    'void* gst_pad_get_current_caps(void* pad)',
    'compares the caps of a failed link without wrappers',
  ),
  gst_pad_query_caps: symbol<(pad: Pointer, filter: null) => Pointer>(
    'void* gst_pad_query_caps(void* pad, void* filter)',
    'compares the caps of a failed link without wrappers',
  ),
  gst_bus_new: symbol<() => Pointer>(
    'void* gst_bus_new()',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_bus_get_pollfd: symbol<(bus: Pointer, pollFd: Pointer) => void>(
    'void gst_bus_get_pollfd(void* bus, void* pollFd)',
    'node-gtk cannot read the fd from the struct',
  ),
  gst_bus_pop: symbol<(bus: Pointer) => Pointer | null>(
    'void* gst_bus_pop(void* bus)',
    'the reference must be owned here, not by a wrapper that drops it only at garbage collection',
  ),
  gst_bus_enable_sync_message_emission: symbol<(bus: Pointer) => void>(
    'void gst_bus_enable_sync_message_emission(void* bus)',
    'connects a C function to the messages of a bus, which node-gtk cannot',
  ),
  gst_bus_disable_sync_message_emission: symbol<(bus: Pointer) => void>(
    'void gst_bus_disable_sync_message_emission(void* bus)',
    'undoes that',
  ),
} as const
