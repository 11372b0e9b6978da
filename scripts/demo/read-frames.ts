import type { Pipeline } from 'gst-allocators/pipeline'
import { DemoError } from './demo-error.js'
import { explain } from './explain.js'
import { Look } from './look.js'
import { oneLate } from './one-late.js'
import { Patience } from './patience.js'
import { rate, secondsSince } from './rate.js'
import type { Tools } from './tools.js'
import { writePicture } from './write-picture.js'

/** What is to be read. */
export interface Reading {
  /** What is done, as in "Cannot `subject`". */
  readonly subject: string
  /** The same, before "3 of 150". */
  readonly task: string
  /** A pipeline whose sink is named `out`. */
  readonly open: () => Pipeline
  /** How many frames at most. */
  readonly most: number
  /** The file that one of the frames is written to. */
  readonly picture: string
  /** How many seconds a frame may keep us waiting. */
  readonly patience: number
  /** What to do when there is no frame. */
  readonly advice?: string
}

/** What came of reading frames. */
export interface Read {
  readonly seconds: number
  readonly look: Look
}

/** Reads frames where they lie, and has GStreamer write one of them as a picture. */
export async function readFrames(reading: Reading, tools: Tools): Promise<Read> {
  const { subject, task, most, picture, advice } = reading
  const { progress } = tools
  await using pipeline = reading.open()
  using patience = new Patience(tools.signal, reading.patience, subject)
  const { signal } = patience
  const look = new Look()
  let start = performance.now()
  try {
    patience.wait()
    await pipeline.play({ signal })
    for await (const { frame, isLast } of oneLate(pipeline.sink('out').frames({ signal }))) {
      patience.rest()
      look.at(frame)
      progress.update(task, look.frames, most, rate(look.frames, secondsSince(start)))
      if (look.frames === pictured || (look.frames < pictured && (isLast || look.frames === most))) {
        const pause = performance.now()
        await writePicture(frame, picture, tools)
        start += performance.now() - pause
      }
      if (look.frames === most) break
      patience.wait()
    }
    if (look.frames === 0) throw new DemoError(`Cannot ${subject}: it ended before the first frame`, advice)
    return { seconds: secondsSince(start), look }
  } catch (error) {
    throw await explain(error, subject, pipeline)
  }
}

/** Which frame becomes the picture; of fewer frames, the last one. */
const pictured = 76
