import { Pipeline } from 'gst-allocators/pipeline'
import { tryAnother } from './explain.js'
import type { Source } from './options.js'
import { type Read, readFrames } from './read-frames.js'
import type { Tools } from './tools.js'

/** Decodes the frames of a source and reads them. */
export async function readSource(source: Source, picture: string, tools: Tools): Promise<Read> {
  const { kind, path } = source
  const reading = {
    subject: kind === 'camera' ? `film with ${path}` : `decode ${path}`,
    task: 'Decoding and reading',
    open: () => open(source),
    most: tools.frames,
    picture,
    // A file may begin with as much sound as it likes, and whoever names a camera may wait for it.
    patience: Infinity,
    advice: tryAnother,
  }
  return readFrames(reading, tools)
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
