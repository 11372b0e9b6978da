import { closeSync, openSync } from 'node:fs'
import { ioctl, littleEndian, nativeBytes, O_CLOEXEC, O_RDWR } from '../../../src/ffi/index.js'
import { listDevices, OwnedFd } from '../../../src/fd.js'

/** A graphics card, by its driver: what it can do with dma-bufs, asked of the kernel without GStreamer. */
export class DrmCard implements Disposable {
  readonly #card: number

  constructor(driver: 'vgem' | 'virtio_gpu') {
    const card = listDevices().find(({ kind, name }) => kind === 'display' && name === driver)
    if (card === undefined) throw new Error(`This machine has no card of ${driver}`)
    this.#card = openSync(card.path, 'r+')
  }

  /** Makes a dma-buf for a picture of 4 bytes a pixel, line after line. */
  create(width: number, height: number): { fd: OwnedFd; handle: number } {
    const dumb = this.#call(MODE_CREATE_DUMB, 32, [height, width, 32])
    const handle = dumb.getUint32(16, littleEndian)
    const prime = this.#call(PRIME_HANDLE_TO_FD, 12, [handle, O_CLOEXEC | O_RDWR])
    return { fd: new OwnedFd(prime.getInt32(8, littleEndian)), handle }
  }

  /** Takes a dma-buf in, as a display does before it shows one. Returns 0, or the errno of the refusal. */
  import(fd: number): number {
    const { pointer, view } = nativeBytes(12)
    view.setUint32(8, fd, littleEndian)
    return Math.max(0, -ioctl(this.#card, PRIME_FD_TO_HANDLE, pointer))
  }

  /** Makes a dma-buf of vgem's busy, and returns what ends that. The kernel does so by itself after ten seconds. */
  makeBusy(handle: number, access: 'read' | 'write'): () => void {
    const attached = this.#call(VGEM_FENCE_ATTACH, 16, [handle, access === 'write' ? 1 : 0])
    const fence = attached.getUint32(8, littleEndian)
    return () => void this.#call(VGEM_FENCE_SIGNAL, 8, [fence])
  }

  [Symbol.dispose](): void {
    closeSync(this.#card)
  }

  #call(request: number, size: number, words: number[]): DataView {
    const { pointer, view } = nativeBytes(size)
    for (let offset = 0; offset < size; offset += 4)
      view.setUint32(offset, words[offset / 4] ?? 0, littleEndian)
    const result = ioctl(this.#card, request, pointer)
    if (result < 0) throw new Error(`ioctl ${request.toString(16)} failed with errno ${-result}`)
    return view
  }
}

const MODE_CREATE_DUMB = 0xc02064b2
const PRIME_HANDLE_TO_FD = 0xc00c642d
const PRIME_FD_TO_HANDLE = 0xc00c642e
const VGEM_FENCE_ATTACH = 0xc0106441
const VGEM_FENCE_SIGNAL = 0x40086442
