import { GstAllocatorsError } from '../errors/index.js'
import { library, type LibraryName } from './libraries.js'

/** An address in this process. */
export type Pointer = bigint

/**
 * Every C symbol that is called without introspection, and why. Nothing else may be: a test compares this table with the code.
 * Where the reason is the cost, `npm run bench` prints the figure, for the bridge and for the direct call.
 */
export const symbols = {
  memfd_create: symbol<(name: string, flags: number) => number>(
    'libc',
    'int memfd_create(str name, uint flags)',
    'Node.js has no call for it',
  ),
  fcntl: symbol<(fd: number, command: number, argument: number) => number>(
    'libc',
    'int fcntl(int fd, int command, int argument)',
    'seals, access mode and close-on-exec duplicates: Node.js has no call for them',
  ),
  statx: symbol<(fd: number, path: Pointer, flags: number, mask: number, result: Pointer) => number>(
    'libc',
    'int statx(int fd, void* path, int flags, uint mask, void* result)',
    'the true size of a file before each map, without the objects and the errors that fs.fstatSync makes',
  ),
  mmap: symbol<
    (address: Pointer, size: number, protection: number, flags: number, fd: number, offset: number) => Pointer
  >(
    'libc',
    'void* mmap(void* address, size_t size, int protection, int flags, int fd, int64_t offset)',
    'a private copy-on-write mapping instead of a read-only one, so that a stray write is harmless',
  ),
  getpagesize: symbol<() => number>(
    'libc',
    'int getpagesize()',
    'Node.js does not tell, and mappings begin at a page',
  ),
  munmap: symbol<(address: Pointer, size: number) => number>(
    'libc',
    'int munmap(void* address, size_t size)',
    'takes away what was mapped only to see whether it can be',
  ),
  mprotect: symbol<(address: Pointer, size: number, protection: number) => number>(
    'libc',
    'int mprotect(void* address, size_t size, int protection)',
    'makes a stray write through a read mapping harmless instead of a SIGSEGV',
  ),
  ioctl: symbol<(fd: number, request: number, argument: Pointer) => number>(
    'libc',
    'int ioctl(int fd, ulong request, void* argument)',
    'DMA_BUF_IOCTL_SYNC: GStreamer only logs its failure',
  ),
  g_object_ref: symbol<(object: Pointer) => Pointer>(
    'gobject',
    'void* g_object_ref(void* object)',
    'spares node-gtk’s toggle notification with each memory',
  ),
  g_object_unref: symbol<(object: Pointer) => void>(
    'gobject',
    'void g_object_unref(void* object)',
    'gives the reference of g_object_ref back',
  ),
  g_value_init: symbol<(value: Pointer, type: Pointer) => Pointer>(
    'gobject',
    'void* g_value_init(void* value, size_t type)',
    'node-gtk makes a wrapper of a pointer only by way of a GValue',
  ),
  g_value_set_boxed: symbol<(value: Pointer, boxed: Pointer) => void>(
    'gobject',
    'void g_value_set_boxed(void* value, void* boxed)',
    'node-gtk makes a wrapper of a pointer only by way of a GValue',
  ),
  gst_mini_object_ref: symbol<(object: Pointer) => Pointer>(
    'gstreamer',
    'void* gst_mini_object_ref(void* object)',
    'not introspectable',
  ),
  gst_mini_object_unref: symbol<(object: Pointer) => void>(
    'gstreamer',
    'void gst_mini_object_unref(void* object)',
    'not introspectable; it is what releases a memory on time',
  ),
  gst_mini_object_is_writable: symbol<(object: Pointer) => number>(
    'gstreamer',
    'int gst_mini_object_is_writable(void* object)',
    'asked before a resize, which is a CRITICAL otherwise; introspected only with a wrapper that adds a reference',
  ),
  gst_memory_get_type: symbol<() => number | bigint>(
    'gstreamer',
    'size_t gst_memory_get_type()',
    'the GType that a wrapper is made of',
  ),
  gst_memory_get_sizes: symbol<(memory: Pointer, offset: Pointer, maxSize: Pointer) => number | bigint>(
    'gstreamer',
    'size_t gst_memory_get_sizes(void* memory, void* offset, void* maxSize)',
    'spares the wrapper: the cost is that of the bridge',
  ),
  gst_memory_map: symbol<(memory: Pointer, info: Pointer, flags: number) => number>(
    'gstreamer',
    'int gst_memory_map(void* memory, void* info, int flags)',
    'node-gtk cannot read GstMapInfo.data',
  ),
  gst_memory_unmap: symbol<(memory: Pointer, info: Pointer) => void>(
    'gstreamer',
    'void gst_memory_unmap(void* memory, void* info)',
    'takes the GstMapInfo of gst_memory_map',
  ),
  gst_memory_share: symbol<(memory: Pointer, offset: number, size: number) => Pointer | null>(
    'gstreamer',
    'void* gst_memory_share(void* memory, intptr_t offset, intptr_t size)',
    'the result must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_memory_copy: symbol<(memory: Pointer, offset: number, size: number) => Pointer | null>(
    'gstreamer',
    'void* gst_memory_copy(void* memory, intptr_t offset, intptr_t size)',
    'the result must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_memory_resize: symbol<(memory: Pointer, offset: number, size: number) => void>(
    'gstreamer',
    'void gst_memory_resize(void* memory, intptr_t offset, size_t size)',
    'spares the wrapper: the cost is that of the bridge',
  ),
  gst_memory_is_span: symbol<(first: Pointer, second: Pointer, offset: null) => number>(
    'gstreamer',
    'int gst_memory_is_span(void* first, void* second, void* offset)',
    'spares the wrappers: the cost is that of the bridge',
  ),
  gst_allocator_alloc: symbol<(allocator: Pointer, size: number, parameters: null) => Pointer | null>(
    'gstreamer',
    'void* gst_allocator_alloc(void* allocator, size_t size, void* parameters)',
    'the result must be owned here, and not by a wrapper that is freed at garbage collection',
  ),
  gst_is_fd_memory: symbol<(memory: Pointer) => number>(
    'gstallocators',
    'int gst_is_fd_memory(void* memory)',
    'the class of a memory is told before any wrapper is made of it',
  ),
  gst_is_dmabuf_memory: symbol<(memory: Pointer) => number>(
    'gstallocators',
    'int gst_is_dmabuf_memory(void* memory)',
    'the class of a memory is told before any wrapper is made of it',
  ),
  gst_is_phys_memory: symbol<(memory: Pointer) => number>(
    'gstallocators',
    'int gst_is_phys_memory(void* memory)',
    'the class of a memory is told before any wrapper is made of it',
  ),
  gst_is_drm_dumb_memory: symbol<(memory: Pointer) => number>(
    'gstallocators',
    'int gst_is_drm_dumb_memory(void* memory)',
    'the class of a memory is told before any wrapper is made of it',
  ),
  gst_fd_memory_get_fd: symbol<(memory: Pointer) => number>(
    'gstallocators',
    'int gst_fd_memory_get_fd(void* memory)',
    'asked of each memory before it is mapped: spares the wrapper',
  ),
  gst_fd_allocator_alloc: symbol<
    (allocator: Pointer, fd: number, size: number, flags: number) => Pointer | null
  >(
    'gstallocators',
    'void* gst_fd_allocator_alloc(void* allocator, int fd, size_t size, int flags)',
    'called for each frame, and the cost is that of the bridge: `npm run bench` prints both',
  ),
  gst_dmabuf_allocator_alloc_with_flags: symbol<
    (allocator: Pointer, fd: number, size: number, flags: number) => Pointer | null
  >(
    'gstallocators',
    'void* gst_dmabuf_allocator_alloc_with_flags(void* allocator, int fd, size_t size, int flags)',
    'called for each frame, and the cost is that of the bridge: `npm run bench` prints both',
  ),
} as const

interface CSymbol<Call> {
  readonly library: LibraryName
  readonly prototype: string
  readonly reason: string
  /** Never set: it carries the type. */
  readonly call?: Call
}

type Calls = { readonly [Name in keyof typeof symbols]: NonNullable<(typeof symbols)[Name]['call']> }

/** The symbols of the table as functions, each looked up when it is first used. Arguments are not checked: see docs/unsafe.md. */
export const c: Calls = Object.defineProperties({}, lookUps()) as Calls

function lookUps(): PropertyDescriptorMap {
  return Object.fromEntries(
    Object.keys(symbols).map((name) => [
      name,
      {
        configurable: true,
        enumerable: true,
        get(): unknown {
          const value = lookUp(name as keyof typeof symbols)
          Object.defineProperty(this, name, { value, enumerable: true })
          return value
        },
      },
    ]),
  )
}

function lookUp(name: keyof typeof symbols): unknown {
  const { library: libraryName, prototype } = symbols[name]
  const handle = library(libraryName)
  try {
    return handle.func(prototype)
  } catch (cause) {
    throw new GstAllocatorsError(
      'ERR_FEATURE_MISSING',
      `Cannot find ${name} in the installed ${libraryName} library: it is too old`,
      { syscall: name, cause },
    )
  }
}

function symbol<Call>(library: LibraryName, prototype: string, reason: string): CSymbol<Call> {
  return { library, prototype, reason }
}
