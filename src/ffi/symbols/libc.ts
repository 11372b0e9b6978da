import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('libc')

/** The symbols of this library that are called directly, with the reasons. */
export const libc = {
  memfd_create: symbol<(name: string, flags: number) => number>(
    'int memfd_create(str name, uint flags)',
    'Node.js has no equivalent',
  ),
  fcntl: symbol<(fd: number, command: number, argument: number) => number>(
    'int fcntl(int fd, int command, int argument)',
    'seals, access mode and close-on-exec dups: Node.js has no equivalent',
  ),
  statx: symbol<(fd: number, path: Pointer, flags: number, mask: number, result: Pointer) => number>(
    'int statx(int fd, void* path, int flags, uint mask, void* result)',
    'reads the real size of a file before each map, without the objects and errors that fs.fstatSync creates',
  ),
  mmap: symbol<
    (address: Pointer, size: number, protection: number, flags: number, fd: number, offset: number) => Pointer
  >(
    'void* mmap(void* address, size_t size, int protection, int flags, int fd, int64_t offset)',
    'maps a file without GStreamer, and privately where stray writes must be harmless',
  ),
  getpagesize: symbol<() => number>(
    'int getpagesize()',
    'mappings must begin at a page boundary, and Node.js does not expose the page size',
  ),
  munmap: symbol<(address: Pointer, size: number) => number>(
    'int munmap(void* address, size_t size)',
    'unmaps what was mapped here',
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
    'recognises a system error in the message of an element, which is in the locale of the process',
  ),
  eventfd: symbol<(initial: number, flags: number) => number>(
    'int eventfd(uint initial, int flags)',
    'wakes the event loop from a thread without running JavaScript on it',
  ),
  close: symbol<(fd: number) => number>(
    'int close(int fd)',
    'closes fds that Node.js did not open: in a worker, fs.closeSync would print a warning',
  ),
  pthread_create: symbol<(thread: Pointer, attributes: null, start: Pointer, argument: number) => number>(
    'int pthread_create(void* thread, void* attributes, void* start, intptr_t argument)',
    'closes fds that may block, outside of the small thread pool that file access and DNS need',
  ),
  pthread_detach: symbol<(thread: bigint) => number>(
    'int pthread_detach(uint64_t thread)',
    'frees such a thread when it ends',
  ),
  dup3: symbol<(from: number, to: number, flags: number) => number>(
    'int dup3(int from, int to, int flags)',
    'moves an fd in a worker to a number that Node.js closes when the worker ends',
  ),
  socketpair: symbol<(domain: number, type: number, protocol: number, result: Pointer) => number>(
    'int socketpair(int domain, int type, int protocol, void* result)',
    'creates connected sockets that carry fds, which Node.js does not offer',
  ),
  socket: symbol<(domain: number, type: number, protocol: number) => number>(
    'int socket(int domain, int type, int protocol)',
    'creates a socket that preserves message boundaries and carries fds, which Node.js does not offer',
  ),
  bind: symbol<(fd: number, address: Pointer, length: number) => number>(
    'int bind(int fd, void* address, uint length)',
    'binds such a socket to a path',
  ),
  listen: symbol<(fd: number, backlog: number) => number>(
    'int listen(int fd, int backlog)',
    'makes such a socket accept connections',
  ),
  accept4: symbol<(fd: number, address: null, length: null, flags: number) => number>(
    'int accept4(int fd, void* address, void* length, int flags)',
    'accepts a connection to such a socket, close-on-exec',
  ),
  connect: symbol<(fd: number, address: Pointer, length: number) => number>(
    'int connect(int fd, void* address, uint length)',
    'connects such a socket to a path',
  ),
  getsockopt: symbol<(fd: number, level: number, name: number, value: Pointer, length: Pointer) => number>(
    'int getsockopt(int fd, int level, int name, void* value, void* length)',
    'checks that an fd is such a socket',
  ),
  poll: symbol<(fds: Pointer, count: number, timeout: number) => number>(
    'int poll(void* fds, ulong count, int timeout)',
    'distinguishes the end of such a socket from an empty message',
  ),
  sendmsg: symbol<(fd: number, message: Pointer, flags: number) => number>(
    'intptr_t sendmsg(int fd, void* message, int flags)',
    'sends fds with a message',
  ),
  recvmsg: symbol<(fd: number, message: Pointer, flags: number) => number>(
    'intptr_t recvmsg(int fd, void* message, int flags)',
    'receives fds with a message, close-on-exec',
  ),
  memcpy: symbol<(to: Pointer, from: Pointer, size: number) => Pointer>(
    'void* memcpy(void* to, void* from, size_t size)',
    'reads a GStreamer struct in one call, which costs as much as reading one field',
  ),
} as const
