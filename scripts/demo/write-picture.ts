import { type Frame, Pipeline } from 'gst-allocators/pipeline'
import { explain } from './explain.js'
import { quote } from './quote.js'
import type { Tools } from './tools.js'

/** Has GStreamer write a decoded frame as a PNG: the memory that it was decoded into is what goes into the encoder. */
export async function writePicture(frame: Frame, file: string, { signal, outputs }: Tools): Promise<void> {
  await using pipeline = Pipeline.parse(
    `appsrc name=in format=time ! videoconvert ! pngenc ! filesink location=${quote(file)}`,
  )
  try {
    outputs.begin(file)
    await pipeline.play({ signal })
    const source = pipeline.source('in')
    await source.push(frame, { signal })
    await source.end()
    outputs.complete(file)
  } catch (error) {
    throw await explain(error, 'write the picture', pipeline)
  }
}
