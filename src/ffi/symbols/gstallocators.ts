import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gstallocators')

/** What is called of this library, and why. */
export const gstallocators = {
  gst_is_fd_memory: symbol<(memory: Pointer) => number>(
    'int gst_is_fd_memory(void* memory)',
    'the class of a memory is told before any wrapper is made of it',
  ),
  gst_is_dmabuf_memory: symbol<(memory: Pointer) => number>(
    'int gst_is_dmabuf_memory(void* memory)',
    'the class of a memory is told before any wrapper is made of it',
  ),
  gst_is_phys_memory: symbol<(memory: Pointer) => number>(
    'int gst_is_phys_memory(void* memory)',
    'the class of a memory is told before any wrapper is made of it',
  ),
  gst_is_drm_dumb_memory: symbol<(memory: Pointer) => number>(
    'int gst_is_drm_dumb_memory(void* memory)',
    'the class of a memory is told before any wrapper is made of it',
  ),
  gst_fd_memory_get_fd: symbol<(memory: Pointer) => number>(
    'int gst_fd_memory_get_fd(void* memory)',
    'asked of each memory before it is mapped: spares the wrapper',
  ),
  gst_fd_allocator_alloc: symbol<
    (allocator: Pointer, fd: number, size: number, flags: number) => Pointer | null
  >(
    'void* gst_fd_allocator_alloc(void* allocator, int fd, size_t size, int flags)',
    'called for each frame, and the cost is that of the bridge: `npm run bench` prints both',
  ),
  gst_dmabuf_allocator_alloc_with_flags: symbol<
    (allocator: Pointer, fd: number, size: number, flags: number) => Pointer | null
  >(
    'void* gst_dmabuf_allocator_alloc_with_flags(void* allocator, int fd, size_t size, int flags)',
    'called for each frame, and the cost is that of the bridge: `npm run bench` prints both',
  ),
} as const
