import { existsSync, readdirSync } from 'node:fs'
import { constants } from 'node:os'
import { checkInteger, GstAllocatorsError, wrongType } from '../errors/index.js'
import {
  callSystem,
  DMA_HEAP_IOCTL_ALLOC,
  ioctl,
  layouts,
  littleEndian,
  O_CLOEXEC,
  O_RDWR,
  systemError,
  withStruct,
} from '../ffi/index.js'
import { adoptFd, type OwnedFd } from '../fd/index.js'
import { checkMemory } from './check-memory.js'
import { withDevice } from './open-device.js'

/**
 * A kernel heap from which dma-bufs are allocated: `system` takes pages from anywhere, other heaps meet the needs of a
 * device. A DmaHeap keeps nothing open, so it needs no close.
 *
 * @example
 * ```ts lab
 * import { DmaHeap } from 'gst-allocators'
 *
 * for (const name of DmaHeap.list()) {
 *   using fd = DmaHeap.open(name).allocate(1920 * 1080 * 4)
 *   console.log(name, fd.kind, fd.size) // system dmabuf 8294400
 * }
 * ```
 */
export class DmaHeap {
  /** The name of the heap, as listed in /dev/dma_heap. */
  readonly name: string

  private constructor(name: string) {
    this.name = checkName(name)
  }

  /**
   * Returns the names of the kernel's heaps, if any, whether or not this user may open them.
   *
   * @throws {GstAllocatorsError} `ERR_SYSTEM` (`EMFILE`, `ENFILE`)
   */
  static list(): string[] {
    return existsSync(FOLDER) ? callSystem('list the dma-heaps', () => readdirSync(FOLDER)).sort() : []
  }

  /**
   * Finds a heap and checks that this user may open it.
   *
   * @param name - a name that {@link DmaHeap.list | list()} returns
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_FEATURE_MISSING` (no such heap),
   *   `ERR_DEVICE_ACCESS`, `ERR_SYSTEM` (`EMFILE`, `ENFILE`)
   */
  static open(name: string): DmaHeap {
    const heap = new DmaHeap(name)
    withDevice(heap.#device, () => undefined)
    return heap
  }

  /** The path of the heap's device. */
  get path(): string {
    return `${FOLDER}/${this.name}`
  }

  /**
   * Allocates a dma-buf that is filled with zeros, close-on-exec, readable and writable.
   *
   * @param size - in bytes, 1 or more; the heap rounds it up to whole pages
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_SIZE_LIMIT` (more than the machine or
   *   the heap can provide), `ERR_DEVICE_ACCESS`, `ERR_FEATURE_MISSING`, `ERR_SYSTEM` (`EMFILE`, `ENFILE`)
   * @see `DMA_HEAP_IOCTL_ALLOC`
   */
  allocate(size: number): OwnedFd {
    checkInteger('size', size, 1)
    checkMemory(size)
    return adoptFd(withDevice(this.#device, (heap) => allocateFrom(heap, size, this.path)))
  }

  get #device() {
    return { path: this.path, absent: explainAbsence() }
  }
}

const FOLDER = '/dev/dma_heap'

function checkName(name: unknown): string {
  if (typeof name !== 'string') throw wrongType('name', 'a string', name)
  if (/^[^/\0]+$/.test(name) && name !== '.' && name !== '..') return name
  throw new GstAllocatorsError(
    'ERR_OUT_OF_RANGE',
    `Cannot use '${name}' as name: it must be the name of a heap, as returned by DmaHeap.list()`,
  )
}

function explainAbsence(): string {
  const names = DmaHeap.list()
  return names.length === 0
    ? 'Dma-heaps require a kernel with CONFIG_DMABUF_HEAPS; in a container, pass the device through'
    : `Available heaps: ${names.join(', ')}`
}

function allocateFrom(heap: number, size: number, path: string): number {
  const result = withStruct('dma_heap_allocation_data', ({ pointer, view }) => {
    const { len, fd, fd_flags } = layouts.dma_heap_allocation_data
    view.setBigUint64(len, BigInt(size), littleEndian)
    view.setUint32(fd_flags, O_RDWR | O_CLOEXEC, littleEndian)
    const failure = ioctl(heap, DMA_HEAP_IOCTL_ALLOC, pointer)
    return failure < 0 ? failure : view.getUint32(fd, littleEndian)
  })
  if (result >= 0) return result
  const errno = -result
  if (errno === ENOMEM || errno === EINVAL)
    throw new GstAllocatorsError(
      'ERR_SIZE_LIMIT',
      `Cannot allocate ${size} bytes from ${path}: the heap cannot provide that much`,
      { path, size, errno, syscall: 'ioctl' },
    )
  throw systemError('ioctl', `allocate ${size} bytes from ${path}`, errno, { path, size })
}

const { EINVAL, ENOMEM } = constants.errno
