import type { Mapping } from '../../fd/mapping.js'
import type { Bytes, MapMode } from '../../fd/map-mode.js'
import type { Memory } from '../../memory/index.js'
import type { PlanePlace } from './places.js'
import type { VideoFormat } from './media.js'

/** One plane of a picture. */
export interface Plane<M extends MapMode = MapMode> {
  /** The bytes themselves, from the first line on. */
  readonly bytes: Bytes<M>
  /** How many bytes lie between the beginnings of two lines. */
  readonly stride: number
  /** How many pixels of the plane a line has: of a plane of half the size, half as many as the picture. */
  readonly width: number
  /** How many lines the plane has. */
  readonly height: number
}

/** The time during which the bytes of a frame can be used. After it, all of them have length 0. */
export class FrameMapping<M extends MapMode = MapMode> implements Disposable {
  /** What the frame is mapped for. */
  readonly mode: M
  /** The planes, in the order of the format. */
  readonly planes: readonly Plane<M>[]
  readonly #mappings: readonly Mapping<M>[]

  private constructor(mode: M, planes: readonly Plane<M>[], mappings: readonly Mapping<M>[]) {
    this.mode = mode
    this.planes = planes
    this.#mappings = mappings
  }

  /** @internal */
  static of<M extends MapMode>(mode: M, places: readonly PlanePlace[], video: VideoFormat): FrameMapping<M> {
    const mappings = new Map<Memory, Mapping<M>>()
    try {
      const planes = places.map(({ memory, start, end, stride }, index) => {
        let mapping = mappings.get(memory)
        if (mapping === undefined) mappings.set(memory, (mapping = memory.map(mode)))
        const bytes = mapping.bytes.subarray(start, end) as unknown as Bytes<M>
        const { width = 0, height = 0 } = video.planes[index] ?? {}
        return { bytes, stride, width, height }
      })
      return new FrameMapping(mode, planes, [...mappings.values()])
    } catch (error) {
      for (const mapping of mappings.values()) mapping.unmap()
      throw error
    }
  }

  /**
   * Ends the mapping. A second call does nothing.
   *
   * @throws {GstAllocatorsError} `ERR_SYNC_FAILED` (dma-bufs only); the mapping has ended all the same
   * @see `gst_memory_unmap`
   */
  unmap(): void {
    const failures: unknown[] = []
    for (const mapping of this.#mappings) {
      try {
        mapping.unmap()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }

  /** The same as {@link FrameMapping.unmap | unmap()}, for `using`. */
  [Symbol.dispose](): void {
    this.unmap()
  }
}
