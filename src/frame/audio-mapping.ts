import type { Bytes, MapMode } from '../mapping/index.js'
import type { Memory } from '../memory/index.js'
import type { AudioFormat } from './audio-format.js'
import { MappedMemories } from './mapped-memories.js'

/** The samples of one channel. */
export interface Channel<M extends MapMode = MapMode> {
  /** The bytes from the first sample of the channel to the end of its last one. */
  readonly bytes: Bytes<M>
  /**
   * The distance in bytes from the start of one sample of the channel to the next: the size of a sample in planar
   * audio, and that of a sample of all channels in interleaved audio.
   */
  readonly stride: number
}

/** A mapping of the samples of raw audio. Once it has ended, all of its byte arrays have length 0. */
export class AudioMapping<M extends MapMode = MapMode> implements Disposable {
  /** The access that the buffer is mapped for. */
  readonly mode: M
  /** The channels, in the order of the caps. */
  readonly channels: readonly Channel<M>[]
  readonly #memories: MappedMemories<M>

  private constructor(mode: M, channels: readonly Channel<M>[], memories: MappedMemories<M>) {
    this.mode = mode
    this.channels = channels
    this.#memories = memories
  }

  /** @internal Maps the channels at their places: a memory and a start for each, or none without samples. */
  static of<M extends MapMode>(
    mode: M,
    places: readonly ({ readonly memory: Memory; readonly start: number } | undefined)[],
    { bytesPerSample, channels, isPlanar }: AudioFormat,
    samples: number,
  ): AudioMapping<M> {
    const memories = new MappedMemories(mode)
    const stride = isPlanar ? bytesPerSample : bytesPerSample * channels
    const length = samples === 0 ? 0 : stride * (samples - 1) + bytesPerSample
    const mapped = places.map((place) => {
      const bytes = place && memories.map(place.memory).bytes.subarray(place.start, place.start + length)
      return { bytes: (bytes ?? new Uint8Array()) as unknown as Bytes<M>, stride }
    })
    return new AudioMapping(mode, mapped, memories)
  }

  /**
   * Ends the mapping. A second call does nothing.
   *
   * @throws {GstAllocatorsError} `ERR_SYNC_FAILED` (dma-bufs only); the mapping still ends
   * @see `gst_audio_buffer_unmap`
   */
  unmap(): void {
    this.#memories.unmap()
  }

  /** The same as {@link AudioMapping.unmap | unmap()}, for `using`. */
  [Symbol.dispose](): void {
    this.unmap()
  }
}
