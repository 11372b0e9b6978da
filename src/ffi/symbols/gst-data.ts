import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gstreamer')

/** Memories, buffers and samples, and what carries them: the symbols of libgstreamer that are called, and why. */
export const gstData = {
  gst_mini_object_ref: symbol<(object: Pointer) => Pointer>(
    'void* gst_mini_object_ref(void* object)',
    'not introspectable',
  ),
  gst_mini_object_unref: symbol<(object: Pointer) => void>(
    'void gst_mini_object_unref(void* object)',
    'not introspectable; releases a memory at a known time',
  ),
  gst_mini_object_is_writable: symbol<(object: Pointer) => number>(
    'int gst_mini_object_is_writable(void* object)',
    'checked before a resize to avoid a CRITICAL; an introspected call needs a wrapper, which adds a reference',
  ),
  gst_memory_get_type: symbol<() => number | bigint>(
    'size_t gst_memory_get_type()',
    'the GType for a wrapper',
  ),
  gst_memory_is_type: symbol<(memory: Pointer, type: string) => number>(
    'int gst_memory_is_type(void* memory, str type)',
    'determines the class of a memory before a wrapper exists',
  ),
  gst_memory_map: symbol<(memory: Pointer, info: Pointer, flags: number) => number>(
    'int gst_memory_map(void* memory, void* info, int flags)',
    'node-gtk cannot read GstMapInfo.data',
  ),
  gst_memory_unmap: symbol<(memory: Pointer, info: Pointer) => void>(
    'void gst_memory_unmap(void* memory, void* info)',
    'takes the same GstMapInfo as gst_memory_map',
  ),
  gst_memory_share: symbol<(memory: Pointer, offset: number, size: number) => Pointer | null>(
    'void* gst_memory_share(void* memory, intptr_t offset, intptr_t size)',
    'the result must be owned here, not by a wrapper that releases it only at garbage collection',
  ),
  gst_memory_copy: symbol<(memory: Pointer, offset: number, size: number) => Pointer | null>(
    'void* gst_memory_copy(void* memory, intptr_t offset, intptr_t size)',
    'the result must be owned here, not by a wrapper that releases it only at garbage collection',
  ),
  gst_memory_resize: symbol<(memory: Pointer, offset: number, size: number) => void>(
    'void gst_memory_resize(void* memory, intptr_t offset, size_t size)',
    'avoids a wrapper, which costs more than the call',
  ),
  gst_memory_is_span: symbol<(first: Pointer, second: Pointer, offset: null) => number>(
    'int gst_memory_is_span(void* first, void* second, void* offset)',
    'avoids wrappers, which cost more than the call',
  ),
  gst_allocator_get_type: symbol<() => number | bigint>(
    'size_t gst_allocator_get_type()',
    'the GType for a wrapper',
  ),
  gst_allocator_alloc: symbol<(allocator: Pointer, size: number, parameters: null) => Pointer | null>(
    'void* gst_allocator_alloc(void* allocator, size_t size, void* parameters)',
    'the result must be owned here, not by a wrapper that releases it only at garbage collection',
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
    'creates a separate sample for a frame that the sink must not share during a flush',
  ),
  gst_segment_to_stream_time: symbol<(segment: Pointer, format: number, position: bigint) => number | bigint>(
    'uint64 gst_segment_to_stream_time(void* segment, int format, uint64 position)',
    'node-gtk would wrap the segment of each frame',
  ),
  gst_sample_new: symbol<
    (buffer: Pointer | null, caps: Pointer | null, segment: Pointer | null, info: null) => Pointer
  >(
    'void* gst_sample_new(void* buffer, void* caps, void* segment, void* info)',
    'creates a separate sample for a frame that the sink must not share during a flush',
  ),
  gst_sample_get_type: symbol<() => number | bigint>(
    'size_t gst_sample_get_type()',
    'the GType for a wrapper',
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
    'node-gtk converts the bytes to an array of numbers',
  ),
  gst_buffer_new: symbol<() => Pointer>('void* gst_buffer_new()', 'called for each frame'),
  gst_buffer_get_meta: symbol<(buffer: Pointer, api: number | bigint) => Pointer | null>(
    'void* gst_buffer_get_meta(void* buffer, size_t api)',
    'finds the metadata that says where in a buffer the samples are',
  ),
  gst_buffer_remove_meta: symbol<(buffer: Pointer, meta: Pointer) => number>(
    'int gst_buffer_remove_meta(void* buffer, void* meta)',
    'replaces the layout of a forwarded frame',
  ),
  gst_buffer_append_memory: symbol<(buffer: Pointer, memory: Pointer) => void>(
    'void gst_buffer_append_memory(void* buffer, void* memory)',
    'called for each frame',
  ),
  gst_buffer_replace_memory: symbol<(buffer: Pointer, index: number, memory: Pointer) => void>(
    'void gst_buffer_replace_memory(void* buffer, uint index, void* memory)',
    'gives a forwarded frame memories of its own over the same bytes, for each such frame',
  ),
  gst_buffer_copy_deep: symbol<(buffer: Pointer) => Pointer | null>(
    'void* gst_buffer_copy_deep(void* buffer)',
    'a paused sink holds its frame, so a reader that writes gets a copy',
  ),
  gst_buffer_copy_region: symbol<
    (buffer: Pointer, flags: number, offset: number, size: bigint) => Pointer | null
  >(
    'void* gst_buffer_copy_region(void* buffer, int flags, size_t offset, uint64 size)',
    'gives a forwarded frame new timestamps without copying its bytes',
  ),
  gst_buffer_add_parent_buffer_meta: symbol<(buffer: Pointer, parent: Pointer) => Pointer>(
    'void* gst_buffer_add_parent_buffer_meta(void* buffer, void* parent)',
    'keeps a buffer out of its pool while its memory is in use elsewhere',
  ),
} as const
