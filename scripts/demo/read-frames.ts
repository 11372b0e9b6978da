import type { Pipeline } from 'gst-allocators/pipeline'
import { DemoError } from './demo-error.js'
import { explain } from './explain.js'
import { Look } from './look.js'
import { oneLate } from './one-late.js'
import { FrameTimeout } from './frame-timeout.js'
import { rate, secondsSince } from './rate.js'
import type { Tools } from './tools.js'
import { writePicture } from './write-picture.js'

/** What to read, and how. */
export interface Reading {
  /** The task as in "Cannot `subject`". */
  readonly subject: string
  /** The task as in "`task`: 3 of 150". */
  readonly task: string
  /** Opens a pipeline whose sink is named `out`. */
  readonly open: () => Pipeline
  /** The maximum number of frames to read. */
  readonly maxFrames: number
  /** The file to which one of the frames is written. */
  readonly picture: string
  /** The maximum time to wait for a frame, in seconds. */
  readonly timeoutSeconds: number
  /** What the user can do if there is no frame. */
  readonly advice?: string
}

/** The result of reading frames. */
export interface Read {
  readonly seconds: number
  readonly look: Look
}

/** Reads frames in place, and has GStreamer write one of them as a picture. */
export async function readFrames(reading: Reading, tools: Tools): Promise<Read> {
  const { subject, task, maxFrames, picture, advice } = reading
  const { progress } = tools
  await using pipeline = reading.open()
  using timeout = new FrameTimeout(tools.signal, reading.timeoutSeconds, subject)
  const { signal } = timeout
  const look = new Look()
  let start = performance.now()
  try {
    timeout.wait()
    await pipeline.play({ signal })
    for await (const { frame, isLast } of oneLate(pipeline.sink('out').frames({ signal }))) {
      timeout.rest()
      look.at(frame)
      progress.update(task, look.frames, maxFrames, rate(look.frames, secondsSince(start)))
      const endsEarly = look.frames < picturedFrame && (isLast || look.frames === maxFrames)
      if (look.frames === picturedFrame || endsEarly) {
        const pause = performance.now()
        await writePicture(frame, picture, tools)
        start += performance.now() - pause
      }
      if (look.frames === maxFrames) break
      timeout.wait()
    }
    if (look.frames === 0) throw new DemoError(`Cannot ${subject}: it ended before the first frame`, advice)
    return { seconds: secondsSince(start), look }
  } catch (error) {
    throw await explain(error, subject, pipeline)
  }
}

// The number of the frame that becomes the picture. If there are fewer frames, the last one does.
const picturedFrame = 76
