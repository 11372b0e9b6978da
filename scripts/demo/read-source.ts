import { Pipeline } from 'gst-allocators/pipeline'
import { tryAnother } from './explain.js'
import type { Source } from './options.js'
import { type Read, readFrames } from './read-frames.js'
import type { Tools } from './tools.js'

/** Decodes the frames of a source and reads them. */
export async function readSource(source: Source, picture: string, tools: Tools): Promise<Read> {
  const { kind, path } = source
  const reading = {
    subject: kind === 'camera' ? `read the camera ${path}` : `decode ${path}`,
    task: 'Decoding and reading',
    open: () => open(source),
    maxFrames: tools.frames,
    picture,
    // No time limit: a file may begin with a long stretch of sound, and a user who names a camera can wait for it.
    timeoutSeconds: Infinity,
    advice: tryAnother,
  }
  return readFrames(reading, tools)
}

/** Opens a pipeline that decodes to I420. Frames that are I420 already are not converted. */
function open({ kind, path }: Source): Pipeline {
  const [element, property] = kind === 'camera' ? ['v4l2src', 'device'] : ['filesrc', 'location']
  const pipeline = Pipeline.parse(`
    ${element} name=source ! decodebin caps=video/x-raw expose-all-streams=false
    ! videoconvert ! video/x-raw,format=I420 ! appsink name=out sync=false`)
  void pipeline.element('source').set(property, path)
  return pipeline
}
