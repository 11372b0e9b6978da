import type { Frame } from 'gst-allocators/pipeline'
import { DemoError } from './demo-error.js'
import type { Tools } from './tools.js'

/** Has GStreamer write a decoded frame as a PNG. The encoder reads the same memory that the decoder wrote. */
export async function writePicture(frame: Frame, file: string, { outputs }: Tools): Promise<void> {
  outputs.begin(file)
  try {
    await frame.toPng(file)
  } catch (error) {
    throw new DemoError(`Cannot write the picture: ${error instanceof Error ? error.message : String(error)}`)
  }
  outputs.complete(file)
}
