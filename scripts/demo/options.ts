import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DemoError } from './demo-error.js'

/** Where the frames that are read come from. */
export interface Source {
  readonly kind: 'own movie' | 'file' | 'camera'
  readonly path: string
}

/** What the command line asks for. */
export interface Options {
  readonly source: Source
  /** How many frames are drawn, and at most read. */
  readonly frames: number
}

/** Reads the command line; undefined when it asks for help. What cannot work is refused here, before anything is done. */
export function readOptions(args: string[], ownMovie: string): Options | undefined {
  const { values, positionals } = parse(args)
  if (values.help === true) return undefined
  return {
    source: readSource(positionals, values.camera === true, ownMovie),
    frames: checkCount(values.frames),
  }
}

function readSource([path, ...more]: string[], isCamera: boolean, ownMovie: string): Source {
  if (more.length > 0)
    throw new DemoError(`Cannot use ${more.join(' ')}: one file or device at a time`, usage)
  if (isCamera) return { kind: 'camera', path: checkCamera(path) }
  return path === undefined ? { kind: 'own movie', path: ownMovie } : { kind: 'file', path: checkFile(path) }
}

export const help = `Usage: npm run demo -- [--frames N] [FILE | --camera [DEVICE]]

Draws frames from TypeScript into dma-bufs, or into memfds where this machine makes none, has GStreamer encode that memory to
out/demo.webm, then decodes frames, reads them where they lie, and has GStreamer write one to out/frame.png. Where a camera gives
its frames as dma-bufs, those are read in place too, and one goes to out/camera.png. No frame is copied between JavaScript and
GStreamer.

  FILE               read the frames of this media file; without it, those of the movie just written, and of a camera
  --camera [DEVICE]  read the frames of a camera, /dev/video0 or another one, whatever it gives
  --frames N         draw so many, and read so many at most: 1 to 255, 150 if not said
  --help             show this`

const usage = 'See npm run demo -- --help'

function parse(args: string[]) {
  const options = {
    help: { type: 'boolean', short: 'h' },
    camera: { type: 'boolean' },
    frames: { type: 'string', default: '150' },
  } as const
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new DemoError(error instanceof Error ? error.message : String(error), usage)
  }
}

// The squares that each frame is numbered with are eight.
function checkCount(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= 255) return count
  throw new DemoError(`Cannot draw ${text} frames: it is not a number from 1 to 255`, usage)
}

function checkFile(file: string): string {
  const path = fromWhereNpmRan(file)
  if (!existsSync(path)) throw new DemoError(`Cannot read ${path}: there is no such file`)
  if (!statSync(path).isFile()) throw new DemoError(`Cannot read ${path}: it is not a file`)
  if (!isReadable(path)) throw new DemoError(`Cannot read ${path}: permission denied`)
  return path
}

function checkCamera(device: string | undefined): string {
  const path = device === undefined ? '/dev/video0' : fromWhereNpmRan(device)
  const cameras = readdirSync('/dev').filter((name) => /^video\d+$/.test(name))
  const found = cameras.length === 0 ? 'there is no /dev/video*' : `there is /dev/${cameras.join(', /dev/')}`
  if (!existsSync(path))
    throw new DemoError(
      `Cannot open the camera ${path}: there is no such device`,
      `On this machine ${found}. Without a camera: npm run demo -- FILE, or modprobe vivid for a virtual one`,
    )
  if (!isReadable(path))
    throw new DemoError(`Cannot open the camera ${path}: permission denied`, 'Join the group video')
  return path
}

// npm runs scripts in the folder of package.json; a relative path means the folder that the user was in.
function fromWhereNpmRan(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', path)
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}
