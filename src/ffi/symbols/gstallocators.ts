import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gstallocators')

/** The symbols of this library that are called directly, with the reasons. */
export const gstallocators = {
  gst_is_fd_memory: symbol<(memory: Pointer) => number>(
    'int gst_is_fd_memory(void* memory)',
    'determines the class of a memory before a wrapper exists',
  ),
  gst_is_dmabuf_memory: symbol<(memory: Pointer) => number>(
    'int gst_is_dmabuf_memory(void* memory)',
    'determines the class of a memory before a wrapper exists',
  ),
  gst_is_phys_memory: symbol<(memory: Pointer) => number>(
    'int gst_is_phys_memory(void* memory)',
    'determines the class of a memory before a wrapper exists',
  ),
  gst_is_drm_dumb_memory: symbol<(memory: Pointer) => number>(
    'int gst_is_drm_dumb_memory(void* memory)',
    'determines the class of a memory before a wrapper exists',
  ),
  gst_fd_memory_get_fd: symbol<(memory: Pointer) => number>(
    'int gst_fd_memory_get_fd(void* memory)',
    'called before each map: avoids a wrapper',
  ),
  gst_fd_allocator_alloc: symbol<
    (allocator: Pointer, fd: number, size: number, flags: number) => Pointer | null
  >(
    'void* gst_fd_allocator_alloc(void* allocator, int fd, size_t size, int flags)',
    'called for each frame: avoids the cost of the bridge, see `npm run bench`',
  ),
  gst_dmabuf_allocator_alloc_with_flags: symbol<
    (allocator: Pointer, fd: number, size: number, flags: number) => Pointer | null
  >(
    'void* gst_dmabuf_allocator_alloc_with_flags(void* allocator, int fd, size_t size, int flags)',
    'called for each frame: avoids the cost of the bridge, see `npm run bench`',
  ),
} as const
