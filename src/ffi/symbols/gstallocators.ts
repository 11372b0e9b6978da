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
  gst_fd_allocator_new: symbol<() => Pointer>(
    'void* gst_fd_allocator_new()',
    'makes an allocator without node-gtk, which most programs never need',
  ),
  gst_dmabuf_allocator_new: symbol<() => Pointer>(
    'void* gst_dmabuf_allocator_new()',
    'makes an allocator without node-gtk, which most programs never need',
  ),
  gst_shm_allocator_init_once: symbol<() => void>(
    'void gst_shm_allocator_init_once()',
    'must come before gst_shm_allocator_get',
  ),
  gst_shm_allocator_get: symbol<() => Pointer | null>(
    'void* gst_shm_allocator_get()',
    'finds the allocator without node-gtk, which most programs never need',
  ),
  gst_udmabuf_allocator_get: symbol<() => Pointer | null>(
    'void* gst_udmabuf_allocator_get()',
    'finds the allocator without node-gtk, which most programs never need',
  ),
  gst_drm_dumb_allocator_new_with_device_path: symbol<(path: string) => Pointer | null>(
    'void* gst_drm_dumb_allocator_new_with_device_path(str path)',
    'makes an allocator without node-gtk, which most programs never need',
  ),
  gst_drm_dumb_allocator_new_with_fd: symbol<(fd: number) => Pointer | null>(
    'void* gst_drm_dumb_allocator_new_with_fd(int fd)',
    'makes an allocator without node-gtk, which most programs never need',
  ),
  gst_drm_dumb_allocator_has_prime_export: symbol<(allocator: Pointer) => number>(
    'int gst_drm_dumb_allocator_has_prime_export(void* allocator)',
    'avoids a wrapper, like the functions around it',
  ),
  gst_drm_dumb_allocator_alloc: symbol<
    (allocator: Pointer, fourcc: number, width: number, height: number, pitch: Pointer) => Pointer | null
  >(
    'void* gst_drm_dumb_allocator_alloc(void* allocator, uint32 fourcc, uint32 width, uint32 height, void* pitch)',
    'avoids a wrapper, like the functions around it',
  ),
  gst_drm_dumb_memory_get_handle: symbol<(memory: Pointer) => number>(
    'uint32 gst_drm_dumb_memory_get_handle(void* memory)',
    'avoids a wrapper, like the functions around it',
  ),
  gst_drm_dumb_memory_export_dmabuf: symbol<(memory: Pointer) => Pointer | null>(
    'void* gst_drm_dumb_memory_export_dmabuf(void* memory)',
    'avoids a wrapper, like the functions around it',
  ),
  gst_phys_memory_get_phys_addr: symbol<(memory: Pointer) => number | bigint>(
    'size_t gst_phys_memory_get_phys_addr(void* memory)',
    'avoids a wrapper, like the functions around it',
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
