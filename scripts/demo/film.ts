import { type Device, GstAllocatorsError, listDevices } from 'gst-allocators'
import { Pipeline } from 'gst-allocators/pipeline'
import { DemoError } from './demo-error.js'
import { type Read, readFrames } from './read-frames.js'
import type { Tools } from './tools.js'

/** The result of looking for a camera whose frames are dma-bufs. */
export interface Filmed {
  /** The camera that was read, if there was one. */
  readonly film: { readonly camera: Device; readonly read: Read } | undefined
  /** The reason why each of the other cameras was not read. */
  readonly refusals: readonly string[]
  /** The number of devices for which a v4l2src was started. */
  readonly started: number
}

/** Reads frames from the first camera that delivers dma-bufs, without any conversion. Finding none is not a failure. */
export async function film(picture: string, tools: Tools): Promise<Filmed> {
  const cameras = listDevices().filter(({ kind }) => kind === 'video')
  const refusals: string[] = cameras.length === 0 ? ['there is no /dev/video*'] : []
  let started = 0
  for (const camera of cameras) {
    if (camera.access !== 'readwrite') {
      refusals.push(`Cannot open ${camera.path}: ${camera.reason ?? 'permission denied'}`)
      continue
    }
    started++
    try {
      const read = await readFrames(readingOf(camera, picture, tools.frames), tools)
      return { film: { camera, read }, refusals, started }
    } catch (error) {
      tools.signal.throwIfAborted()
      if (!(error instanceof DemoError || error instanceof GstAllocatorsError)) throw error
      refusals.push(inOneLine(error.message))
    }
  }
  return { film: undefined, refusals, started }
}

/** Joins the lines of a message, without the indented details about caps that do not match. */
function inOneLine(message: string): string {
  const lines = message.split('\n').filter((line) => !line.startsWith('    '))
  return lines
    .map((line) => line.trim())
    .join('; ')
    .replace(/:$/, '')
}

function readingOf({ path }: Device, picture: string, frames: number) {
  return {
    subject: `read the camera ${path}`,
    task: 'Reading the camera',
    open: () => {
      const pipeline = Pipeline.parse(description)
      void pipeline.element('source').set('device', path)
      return pipeline
    },
    maxFrames: Math.min(frames, maxFrames),
    picture,
    timeoutSeconds: frameTimeoutSeconds,
  }
}

// Prefer a small picture: at large sizes, cameras deliver only a few frames per second.
const caps = 'video/x-raw,width=[1,640],height=[1,480];video/x-raw'
const description = `v4l2src name=source io-mode=dmabuf ! capsfilter caps="${caps}" ! appsink name=out sync=false`

// About one second for most cameras.
const maxFrames = 30
// A camera needs time to start.
const frameTimeoutSeconds = 20
