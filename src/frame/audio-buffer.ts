import { brandClass, checkChoice, GstAllocatorsError } from '../errors/index.js'
import { c } from '../ffi/index.js'
import { type MapMode, mapModes } from '../mapping/index.js'
import type { AudioFormat } from './audio-format.js'
import { AudioMapping } from './audio-mapping.js'
import { readAudioMeta } from './audio-meta.js'
import type { BufferOwner } from './buffer-owner.js'
import type { CapsInfo } from './caps-info.js'
import { placeInMemory } from './place-in-memory.js'
import { Sample } from './sample.js'

/**
 * A piece of raw audio. Its samples stay where GStreamer put them.
 *
 * @see `GstAudioBuffer`
 * @example
 * ```ts
 * import { AudioBuffer, Pipeline } from 'gst-allocators/pipeline'
 *
 * await using pipeline = Pipeline.parse('audiotestsrc num-buffers=1 samplesperbuffer=480 ! audio/x-raw,format=F32LE,channels=2,layout=non-interleaved ! appsink name=out sync=false')
 * await pipeline.play()
 * for await (const sample of pipeline.sink('out').samples()) {
 *   if (!(sample instanceof AudioBuffer)) continue
 *   using mapping = sample.map('read')
 *   console.log(sample.format, sample.samples, mapping.channels.map(({ bytes }) => bytes.length)) // F32LE 480 [ 1920, 1920 ]
 * }
 * ```
 */
export class AudioBuffer extends Sample {
  readonly #audio: AudioFormat
  /** GStreamer's name for the format of one sample, such as `'F32LE'` or `'S16LE'`. */
  readonly format: string
  /** The number of samples of each channel in a second. */
  readonly rate: number
  /** The number of channels. */
  readonly channels: number
  /** True when the samples of each channel are together (`layout=non-interleaved`), false when they are interleaved. */
  readonly isPlanar: boolean

  static {
    brandClass(this, 'AudioBuffer')
  }

  /** @internal */
  constructor(owner: BufferOwner, info: CapsInfo, audio: AudioFormat) {
    super(owner, info)
    this.#audio = audio
    this.format = audio.format
    this.rate = audio.rate
    this.channels = audio.channels
    this.isPlanar = audio.isPlanar
  }

  /**
   * The number of samples of each channel.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get samples(): number {
    const buffer = this.live('inspect')
    const { bytesPerSample, channels } = this.#audio
    return readAudioMeta(buffer)?.samples ?? Math.floor(this.size / (bytesPerSample * channels))
  }

  /**
   * Maps the samples, channel by channel. Nothing is copied, and memories are never merged.
   *
   * @param mode - the access that is needed
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_FRAME_NOT_WRITABLE`, `ERR_MAP_FAILED` when a channel is split
   *   between two memories, and the errors of `memory.map()`
   * @see `gst_audio_buffer_map`
   */
  map<M extends MapMode>(mode: M): AudioMapping<M> {
    this.live('map')
    checkChoice('mode', mode, mapModes)
    this.checkWritable(mode)
    const { samples, memories } = this
    const { isPlanar, bytesPerSample, channels } = this.#audio
    const length = samples * bytesPerSample * (isPlanar ? 1 : channels)
    const places =
      length === 0 ? [] : this.#starts(samples).map((start) => placeInMemory(memories, start, length))
    const channelPlaces = Array.from({ length: channels }, (_, channel) => {
      const { [isPlanar ? channel : 0]: found } = places
      return found && { ...found, start: found.start + (isPlanar ? 0 : channel * bytesPerSample) }
    })
    return AudioMapping.of(mode, channelPlaces, this.#audio, samples)
  }

  /**
   * Copies the samples without gaps: one channel after the other if the audio is planar, and otherwise as they are.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_MAP_FAILED`
   * @see `gst_buffer_extract`
   */
  override copyBytes(): Uint8Array {
    const buffer = this.live('copy')
    const { samples } = this
    const { isPlanar, bytesPerSample, channels } = this.#audio
    const bytes = new Uint8Array(samples * bytesPerSample * channels)
    const length = isPlanar ? samples * bytesPerSample : bytes.length
    for (const [index, start] of length === 0 ? [] : this.#starts(samples).entries()) {
      const part = bytes.subarray(index * length, (index + 1) * length)
      const copied = Number(c.gst_buffer_extract(buffer, start, part, length))
      if (copied !== length)
        throw new GstAllocatorsError(
          'ERR_MAP_FAILED',
          `Cannot copy these ${length} bytes from byte ${start} on: GStreamer could read only ${copied} of them`,
        )
    }
    return bytes
  }

  /** The starts of the channels in bytes; that of all channels together when they are interleaved. */
  #starts(samples: number): readonly number[] {
    const { isPlanar, bytesPerSample, channels } = this.#audio
    if (!isPlanar) return [0]
    const offsets = readAudioMeta(this.live('map'))?.offsets ?? []
    return Array.from(
      { length: channels },
      (_, channel) => offsets[channel] ?? channel * samples * bytesPerSample,
    )
  }
}
