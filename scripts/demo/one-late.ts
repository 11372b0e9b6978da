import type { Frame } from 'gst-allocators/pipeline'

/** A frame, which is released when the next one is asked for. */
export interface LateFrame {
  readonly frame: Frame
  readonly isLast: boolean
}

/** Hands out each frame when its successor has come: only then has the thread that made it let go of it for sure. */
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
