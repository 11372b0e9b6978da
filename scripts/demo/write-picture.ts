import { setTimeout } from 'node:timers/promises'
import { type Gst, GstApp } from 'gst-allocators/gi'
import { PolledPipeline } from './polled-pipeline.js'
import type { Tools } from './tools.js'

/** Has GStreamer write a decoded frame as a PNG: the memory that it was decoded into is what goes into the encoder. */
export async function writePicture(sample: Gst.Sample, file: string, tools: Tools): Promise<void> {
  using pipeline = new PolledPipeline('write the picture', description)
  pipeline.set('file', 'location', file)
  const source = pipeline.element('in', GstApp.AppSrc)
  tools.outputs.begin(file)
  pipeline.play()
  source.pushSample(sample)
  source.endOfStream()
  while (!pipeline.poll()) {
    tools.signal.throwIfAborted()
    await setTimeout(1)
  }
  tools.outputs.complete(file)
}

const description = `
  appsrc name=in format=time ! videoconvert ! pngenc snapshot=true ! filesink name=file enable-last-sample=false`
