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
    'maps a file without GStreamer, and privately where a stray write is to be harmless',
  ),
  getpagesize: symbol<() => number>(
    'int getpagesize()',
    'Node.js does not tell, and mappings begin at a page',
  ),
  munmap: symbol<(address: Pointer, size: number) => number>(
    'int munmap(void* address, size_t size)',
    'takes away what was mapped here',
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
  close: symbol<(fd: number) => number>(
    'int close(int fd)',
    'closes an fd in a worker where Node.js would warn that it did not open it',
  ),
  pthread_create: symbol<(thread: Pointer, attributes: null, start: Pointer, argument: number) => number>(
    'int pthread_create(void* thread, void* attributes, void* start, intptr_t argument)',
    'closes what may wait: the threads of Node.js are few, and files and DNS need them',
  ),
  pthread_detach: symbol<(thread: bigint) => number>(
    'int pthread_detach(uint64_t thread)',
    'has such a thread go by itself',
  ),
  dup3: symbol<(from: number, to: number, flags: number) => number>(
    'int dup3(int from, int to, int flags)',
    'moves an fd, in a worker, to a number that Node.js closes when the worker ends',
  ),
  socketpair: symbol<(domain: number, type: number, protocol: number, result: Pointer) => number>(
    'int socketpair(int domain, int type, int protocol, void* result)',
    'Node.js has no sockets that carry fds',
  ),
  socket: symbol<(domain: number, type: number, protocol: number) => number>(
    'int socket(int domain, int type, int protocol)',
    'Node.js has no sockets that keep messages apart and carry fds',
  ),
  bind: symbol<(fd: number, address: Pointer, length: number) => number>(
    'int bind(int fd, void* address, uint length)',
    'gives such a socket a path',
  ),
  listen: symbol<(fd: number, backlog: number) => number>(
    'int listen(int fd, int backlog)',
    'lets others connect to such a socket',
  ),
  accept4: symbol<(fd: number, address: null, length: null, flags: number) => number>(
    'int accept4(int fd, void* address, void* length, int flags)',
    'takes who connected to such a socket, close-on-exec',
  ),
  connect: symbol<(fd: number, address: Pointer, length: number) => number>(
    'int connect(int fd, void* address, uint length)',
    'connects such a socket to a path',
  ),
  getsockopt: symbol<(fd: number, level: number, name: number, value: Pointer, length: Pointer) => number>(
    'int getsockopt(int fd, int level, int name, void* value, void* length)',
    'tells whether an fd is such a socket',
  ),
  poll: symbol<(fds: Pointer, count: number, timeout: number) => number>(
    'int poll(void* fds, ulong count, int timeout)',
    'tells the end of such a socket from a message without a byte',
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
    'reads a C struct of GStreamer’s in one call: each field by itself costs as much',
  ),
} as const
