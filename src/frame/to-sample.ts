import type { BufferOwner } from './buffer-owner.js'
import type { CapsInfo } from './caps-info.js'
import { Frame } from './frame.js'
import { Sample } from './sample.js'

/** Wraps a buffer: raw video as a `Frame`, everything else as a `Sample`. The result releases the owner. */
export function toSample(owner: BufferOwner, info: CapsInfo): Sample {
  return info.video === undefined ? new Sample(owner, info) : new Frame(owner, info, info.video)
}
