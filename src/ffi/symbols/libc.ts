import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('libc')

/** What is called of this library, and why. */
export const libc = {
  memfd_create: symbol<(name: string, flags: number) => number>(
    'int memfd_create(str name, uint flags)',
    'Node.js has no call for it',
  ),
  fcntl: symbol<(fd: number, command: number, argument: number) => number>(
    'int fcntl(int fd, int command, int argument)',
    'seals, access mode and close-on-exec duplicates: Node.js has no call for them',
  ),
  statx: symbol<(fd: number, path: Pointer, flags: number, mask: number, result: Pointer) => number>(
    'int statx(int fd, void* path, int flags, uint mask, void* result)',
    'the true size of a file before each map, without the objects and the errors that fs.fstatSync makes',
  ),
  mmap: symbol<
    (address: Pointer, size: number, protection: number, flags: number, fd: number, offset: number) => Pointer
  >(
    'void* mmap(void* address, size_t size, int protection, int flags, int fd, int64_t offset)',
    'a private copy-on-write mapping instead of a read-only one, so that a stray write is harmless',
  ),
  getpagesize: symbol<() => number>(
    'int getpagesize()',
    'Node.js does not tell, and mappings begin at a page',
  ),
  munmap: symbol<(address: Pointer, size: number) => number>(
    'int munmap(void* address, size_t size)',
    'takes away what was mapped only to see whether it can be',
  ),
  mprotect: symbol<(address: Pointer, size: number, protection: number) => number>(
    'int mprotect(void* address, size_t size, int protection)',
    'makes a stray write through a read mapping harmless instead of a SIGSEGV',
  ),
  ioctl: symbol<(fd: number, request: number, argument: Pointer) => number>(
    'int ioctl(int fd, ulong request, void* argument)',
    'DMA_BUF_IOCTL_SYNC: GStreamer only logs its failure',
  ),
  strerror: symbol<(errno: number) => string>(
    'const char* strerror(int errno)',
    'recognises an error of the system in what an element says, in the language of the process',
  ),
  eventfd: symbol<(initial: number, flags: number) => number>(
    'int eventfd(uint initial, int flags)',
    'a wake-up of the event loop that needs no JavaScript on the thread that wakes',
  ),
  memcpy: symbol<(to: Pointer, from: Pointer, size: number) => Pointer>(
    'void* memcpy(void* to, void* from, size_t size)',
    'reads a C struct of GStreamer’s in one call: each field by itself costs as much',
  ),
} as const
