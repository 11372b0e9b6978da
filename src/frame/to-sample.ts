import { AudioBuffer } from './audio-buffer.js'
import type { BufferOwner } from './buffer-owner.js'
import type { CapsInfo } from './caps-info.js'
import { Frame } from './frame.js'
import { Sample } from './sample.js'

/** Wraps a buffer: raw video as a `Frame`, raw audio as an `AudioBuffer`, all else as a `Sample`. The result releases the owner. */
export function toSample(owner: BufferOwner, info: CapsInfo): Sample {
  const { video, audio } = info
  if (video !== undefined) return new Frame(owner, info, video)
  return audio === undefined ? new Sample(owner, info) : new AudioBuffer(owner, info, audio)
}

declare module '../gst/values/types.js' {
  interface OwnedValues {
    Sample: Sample
  }
}
