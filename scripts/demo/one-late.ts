import type { Frame } from 'gst-allocators/pipeline'

/** A frame that is released when the next one is requested. */
export interface LateFrame {
  readonly frame: Frame
  readonly isLast: boolean
}

/** Yields each frame after its successor has arrived. Only then has the streaming thread certainly released it. */
export async function* oneLate(frames: AsyncIterable<Frame>): AsyncGenerator<LateFrame, void, undefined> {
  let latest: Frame | undefined
  try {
    for await (const frame of frames) {
      using previous = latest
      latest = frame.keep()
      if (previous !== undefined) yield { frame: previous, isLast: false }
    }
    if (latest !== undefined) yield { frame: latest, isLast: true }
  } finally {
    latest?.dispose()
  }
}
