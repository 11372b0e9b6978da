import type { Bytes, MapMode } from '../mapping/index.js'
import { MappedMemories } from './mapped-memories.js'
import type { PlaneLayout } from './plane-layout.js'
import type { VideoFormat } from './video-format.js'

/** One plane of a picture. */
export interface Plane<M extends MapMode = MapMode> {
  /** The bytes of the plane, from the first line on. */
  readonly bytes: Bytes<M>
  /** The distance in bytes from the start of one line to the next. */
  readonly stride: number
  /** The number of pixels in a line of the plane. A subsampled plane has fewer than the picture. */
  readonly width: number
  /** The number of lines in the plane. */
  readonly height: number
}

/** A mapping of the bytes of a frame. Once it has ended, all of its byte arrays have length 0. */
export class FrameMapping<M extends MapMode = MapMode> implements Disposable {
  /** The access that the frame is mapped for. */
  readonly mode: M
  /** The planes, in the order of the format. */
  readonly planes: readonly Plane<M>[]
  readonly #memories: MappedMemories<M>

  private constructor(mode: M, planes: readonly Plane<M>[], memories: MappedMemories<M>) {
    this.mode = mode
    this.planes = planes
    this.#memories = memories
  }

  /** @internal */
  static of<M extends MapMode>(mode: M, places: readonly PlaneLayout[], video: VideoFormat): FrameMapping<M> {
    const memories = new MappedMemories(mode)
    const planes = places.map(({ memory, start, end, stride }, index) => {
      const bytes = memories.map(memory).bytes.subarray(start, end) as unknown as Bytes<M>
      const { width = 0, height = 0 } = video.planes[index] ?? {}
      return { bytes, stride, width, height }
    })
    return new FrameMapping(mode, planes, memories)
  }

  /**
   * Ends the mapping. A second call does nothing.
   *
   * @throws {GstAllocatorsError} `ERR_SYNC_FAILED` (dma-bufs only); the mapping still ends
   * @see `gst_memory_unmap`
   */
  unmap(): void {
    this.#memories.unmap()
  }

  /** The same as {@link FrameMapping.unmap | unmap()}, for `using`. */
  [Symbol.dispose](): void {
    this.unmap()
  }
}
