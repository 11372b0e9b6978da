import { Pipeline } from 'gst-allocators/pipeline'
import { DemoError } from './demo-error.js'
import { explain, tryAnother } from './explain.js'
import { Look } from './look.js'
import { oneLate } from './one-late.js'
import type { Source } from './options.js'
import { rate, secondsSince } from './rate.js'
import type { Tools } from './tools.js'
import { writePicture } from './write-picture.js'

/** What came of reading frames. */
export interface Read {
  readonly seconds: number
  readonly look: Look
}

/** Reads the frames of a source where they lie, up to 150 of them, and has GStreamer write one of them as a picture. */
export async function readFrames(source: Source, picture: string, tools: Tools): Promise<Read> {
  const { signal, progress } = tools
  const subject = source.kind === 'camera' ? `film with ${source.path}` : `decode ${source.path}`
  await using pipeline = open(source)
  const look = new Look()
  let start = performance.now()
  try {
    await pipeline.play({ signal })
    for await (const { frame, isLast } of oneLate(pipeline.sink('out').frames({ signal }))) {
      look.at(frame)
      progress.update('Decoding and reading', look.frames, maxFrames, rate(look.frames, secondsSince(start)))
      if (look.frames === pictured || (isLast && look.frames < pictured)) {
        const pause = performance.now()
        await writePicture(frame, picture, tools)
        start += performance.now() - pause
      }
      if (look.frames === maxFrames) break
    }
    if (look.frames === 0)
      throw new DemoError(`Cannot ${subject}: it ended before the first frame`, tryAnother)
    return { seconds: secondsSince(start), look }
  } catch (error) {
    throw await explain(error, subject, pipeline)
  }
}

/** It converts only what is not I420 yet. */
function open({ kind, path }: Source): Pipeline {
  const [element, property] = kind === 'camera' ? ['v4l2src', 'device'] : ['filesrc', 'location']
  const pipeline = Pipeline.parse(`
    ${element} name=source ! decodebin caps=video/x-raw expose-all-streams=false
    ! videoconvert ! video/x-raw,format=I420 ! appsink name=out sync=false`)
  pipeline.element('source').set(property, path)
  return pipeline
}

const maxFrames = 150
/** Which frame becomes the picture; of a shorter film, the last one. */
const pictured = 76
