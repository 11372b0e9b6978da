import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DemoError } from './demo-error.js'

/** The source of the frames to read. */
export interface Source {
  readonly kind: 'own movie' | 'file' | 'camera'
  readonly path: string
}

/** The options from the command line. */
export interface Options {
  readonly source: Source
  /** The number of frames to draw, and the maximum number to read. */
  readonly frames: number
}

/** Parses and validates the command line. Returns undefined if it asks for help. */
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
    throw new DemoError(`Cannot use ${more.join(' ')}: only one file or device is allowed`, usage)
  if (isCamera) return { kind: 'camera', path: checkCamera(path) }
  return path === undefined ? { kind: 'own movie', path: ownMovie } : { kind: 'file', path: checkFile(path) }
}

export const help = `Usage: npm run demo -- [--frames N] [FILE | --camera [DEVICE]]

Draws frames in TypeScript into dma-bufs (or memfds, if the machine has no dma-bufs), encodes that memory with GStreamer to
out/demo.webm, then decodes frames, reads them in place, and writes one to out/frame.png. If a camera delivers dma-bufs, its
frames are read in place too, and one is written to out/camera.png. No frame is copied between JavaScript and GStreamer.

  FILE               read the frames of this media file (default: the movie just written, and a camera)
  --camera [DEVICE]  read the frames of a camera (default: /dev/video0), with any kind of memory
  --frames N         draw N frames, and read at most N: 1 to 255 (default: 150)
  --help             show this help`

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

/** Parses the number of frames. It is at most 255, because each frame shows its number as eight squares. */
function checkCount(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= 255) return count
  throw new DemoError(`Cannot draw ${text} frames: the count must be an integer from 1 to 255`, usage)
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
      `On this machine ${found}. Without a camera, use npm run demo -- FILE, or create a virtual camera with sudo modprobe vivid`,
    )
  if (!isReadable(path))
    throw new DemoError(
      `Cannot open the camera ${path}: permission denied`,
      'Add your user to the group video',
    )
  return path
}

/** Resolves a path against the user's working directory. npm runs scripts in the folder of package.json. */
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
