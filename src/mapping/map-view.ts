import { byteLength, endView, type Pointer, unsafeView } from '../ffi/index.js'
import type { MapMode } from './map-mode.js'
import { Mapping } from './mapping.js'
import { warnOfTransfer } from './warn-of-transfer.js'

/** Mapped bytes and the ways to end their mapping. */
export interface MappedBytes {
  readonly data: Pointer
  readonly size: number
  /** Unmaps the bytes, after their views were detached. */
  readonly unmap: () => void
  /** Leaves the bytes mapped until the process ends, because they were transferred to another ArrayBuffer. */
  readonly abandon: () => void
}

/** Creates the Mapping of mapped bytes. When it ends, its views are detached before the bytes are unmapped. */
export function mapView<M extends MapMode>(mode: M, { data, size, unmap, abandon }: MappedBytes): Mapping<M> {
  const buffer = unsafeView(data, size)
  let isViewEnded = false
  return new Mapping(mode, buffer, () => {
    if (!isViewEnded) {
      if (byteLength(buffer) !== size) {
        abandon()
        warnOfTransfer(size)
        return
      }
      endView(buffer, data, size)
      isViewEnded = true
    }
    unmap()
  })
}
