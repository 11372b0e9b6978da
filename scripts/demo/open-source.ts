import type { Source } from './options.js'
import { PolledPipeline } from './polled-pipeline.js'

/** The pipeline that decodes a source into I420 pictures for an appsink called `out`. It converts only what is not I420 yet. */
export function openSource(source: Source): PolledPipeline {
  const isCamera = source.kind === 'camera'
  const from = isCamera ? 'v4l2src name=from' : 'filesrc name=from'
  const subject = isCamera ? `film with ${source.path}` : `decode ${source.path}`
  const pipeline = new PolledPipeline(subject, `${from} ! ${decoder}`)
  pipeline.set('from', isCamera ? 'device' : 'location', source.path)
  return pipeline
}

const decoder = `
  decodebin caps=video/x-raw expose-all-streams=false ! videoconvert ! video/x-raw,format=I420
  ! appsink name=out sync=false max-buffers=4 enable-last-sample=false`
