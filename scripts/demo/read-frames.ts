import { setImmediate } from 'node:timers/promises'
import { Look } from './look.js'
import { openSource } from './open-source.js'
import type { Source } from './options.js'
import { pullSamples } from './pull-samples.js'
import { rate, Stopwatch } from './stopwatch.js'
import type { Tools } from './tools.js'
import { writePicture } from './write-picture.js'

/** What came of reading frames. */
export interface Read {
  readonly frames: number
  readonly seconds: number
  readonly look: Look
}

/** Reads the frames of a source where they lie, up to 150 of them, and has GStreamer write one of them as a picture. */
export async function readFrames(source: Source, picture: string, tools: Tools): Promise<Read> {
  using pipeline = openSource(source)
  const look = new Look()
  const stopwatch = new Stopwatch()
  let frames = 0
  for await (const { sample, isLast } of pullSamples(pipeline, tools.signal)) {
    look.at(sample)
    frames++
    if (frames === pictured || (isLast && frames < pictured))
      await stopwatch.leaveOut(() => writePicture(sample, picture, tools))
    tools.progress.update('Decoding and reading', frames, maxFrames, rate(frames, stopwatch.seconds))
    if (frames === maxFrames) break
    await setImmediate()
  }
  return { frames, seconds: stopwatch.seconds, look }
}

const maxFrames = 150
const pictured = 76
