import { closeSync, openSync } from 'node:fs'
import { ioctl, littleEndian, nativeStruct, O_CLOEXEC, O_RDWR } from '../../../src/ffi/index.js'
import { listDevices, OwnedFd } from '../../../src/fd/index.js'

/** A card of the kernel's that has no hardware: its dma-bufs are busy for as long as one says so. */
export class Vgem implements Disposable {
  readonly #card: number

  constructor() {
    const card = listDevices().find(({ kind, name }) => kind === 'display' && name === 'vgem')
    if (card === undefined) throw new Error('This kernel has no vgem')
    this.#card = openSync(card.path, 'r+')
  }

  /** Makes a dma-buf of at least so many bytes. */
  create(size: number): { fd: OwnedFd; handle: number } {
    const dumb = this.#call(MODE_CREATE_DUMB, 32, [1, size, 8, 0])
    const handle = dumb.getUint32(16, littleEndian)
    const prime = this.#call(PRIME_HANDLE_TO_FD, 12, [handle, O_CLOEXEC | O_RDWR])
    return { fd: new OwnedFd(prime.getInt32(8, littleEndian)), handle }
  }

  /** Makes a dma-buf busy, and returns what ends that. The kernel does so by itself after ten seconds. */
  makeBusy(handle: number, access: 'read' | 'write'): () => void {
    const attached = this.#call(FENCE_ATTACH, 16, [handle, access === 'write' ? 1 : 0])
    const fence = attached.getUint32(8, littleEndian)
    return () => void this.#call(FENCE_SIGNAL, 8, [fence])
  }

  [Symbol.dispose](): void {
    closeSync(this.#card)
  }

  #call(request: number, size: number, words: number[]): DataView {
    const { pointer, view } = nativeStruct(size)
    for (let offset = 0; offset < size; offset += 4)
      view.setUint32(offset, words[offset / 4] ?? 0, littleEndian)
    const result = ioctl(this.#card, request, pointer)
    if (result < 0) throw new Error(`vgem: ioctl ${request.toString(16)} failed with errno ${-result}`)
    return view
  }
}

const MODE_CREATE_DUMB = 0xc02064b2
const PRIME_HANDLE_TO_FD = 0xc00c642d
const FENCE_ATTACH = 0xc0106441
const FENCE_SIGNAL = 0x40086442
