import { type Device, GstAllocatorsError, listDevices } from 'gst-allocators'
import { Pipeline } from 'gst-allocators/pipeline'
import { DemoError } from './demo-error.js'
import { type Read, readFrames } from './read-frames.js'
import type { Tools } from './tools.js'

/** What came of looking for a camera whose frames are dma-bufs. */
export interface Filmed {
  /** The camera that was read, if there was one. */
  readonly film: { readonly camera: Device; readonly read: Read } | undefined
  /** Why each of the others was not, in words. */
  readonly refusals: readonly string[]
  /** How many devices a v4l2src was started for. */
  readonly started: number
}

/** Reads frames of the first camera that gives them as dma-bufs, with nothing between it and JavaScript. None is no failure. */
export async function film(picture: string, tools: Tools): Promise<Filmed> {
  const cameras = listDevices().filter(({ kind }) => kind === 'video')
  const refusals: string[] = cameras.length === 0 ? ['there is no /dev/video*'] : []
  let started = 0
  for (const camera of cameras) {
    if (camera.access !== 'readwrite') {
      refusals.push(`Cannot open ${camera.path}: ${camera.reason ?? 'it is not this user’s'}`)
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

/** Without the details of what does not fit, which are further in. */
function inOneLine(message: string): string {
  const lines = message.split('\n').filter((line) => !line.startsWith('    '))
  return lines
    .map((line) => line.trim())
    .join('; ')
    .replace(/:$/, '')
}

function readingOf({ path }: Device, picture: string, frames: number) {
  return {
    subject: `film with ${path}`,
    task: 'Filming',
    open: () => {
      const pipeline = Pipeline.parse(description)
      pipeline.element('source').set('device', path)
      return pipeline
    },
    most: Math.min(frames, most),
    picture,
    patience,
  }
}

// A large picture only where there is no other: cameras give few of those in a second.
const caps = 'video/x-raw,width=[1,640],height=[1,480];video/x-raw'
const description = `v4l2src name=source io-mode=dmabuf ! capsfilter caps="${caps}" ! appsink name=out sync=false`

/** A second, of most cameras. */
const most = 30
/** In seconds: a camera has to wake up. */
const patience = 20
