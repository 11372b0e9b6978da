// The entry point of `npm run demo`. Why this exists: it shows the package doing its main job on real media. It draws
// frames in TypeScript and encodes that memory with GStreamer, reads decoded frames in place, and counts copies and
// open fds as it runs.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { versions } from 'gst-allocators'
import { DemoError } from './demo/demo-error.js'
import { describeFailure } from './demo/describe-failure.js'
import { Interrupt } from './demo/interrupt.js'
import { film } from './demo/film.js'
import { openedSince, type OpenFds, openFds, settledFds } from './demo/open-fds.js'
import { help, type Options, readOptions } from './demo/options.js'
import { Outputs } from './demo/outputs.js'
import { Progress } from './demo/progress.js'
import { readSource } from './demo/read-source.js'
import { complaints, report } from './demo/report.js'
import { checkElements } from './demo/required-elements.js'
import type { Tools } from './demo/tools.js'
import { writeMovie } from './demo/write-movie.js'
import { chooseFrameMemory } from './choose-frame-memory.js'

const folder = join(import.meta.dirname, '..', 'out')
const movie = join(folder, 'demo.webm')
const picture = join(folder, 'frame.png')
const cameraPicture = join(folder, 'camera.png')

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  using interrupt = new Interrupt()
  const { signal } = interrupt
  const fdsBefore = await settledFds()
  const progress = new Progress(process.stdout)
  const outputs = new Outputs()
  try {
    const options = readOptions(args, movie)
    if (options === undefined) console.log(help)
    else await run(options, fdsBefore, { signal, progress, outputs, frames: options.frames })
    return 0
  } catch (error) {
    progress.end()
    const fds = `${fdsBefore.size} before, ${openFds().size} now`
    console.error(
      signal.aborted
        ? `Interrupted: every pipeline was stopped. Open file descriptors: ${fds}`
        : describeFailure(error),
    )
    for (const file of outputs.incomplete) console.error(`Incomplete: ${file}`)
    return signal.aborted ? 130 : 1
  }
}

async function run({ source }: Options, before: OpenFds, tools: Tools): Promise<void> {
  const { gstreamer, node } = versions()
  checkElements()
  mkdirSync(folder, { recursive: true })
  console.log(`GStreamer ${gstreamer}, Node.js ${node}`)

  const memory = chooseFrameMemory()
  const written = await writeMovie(movie, memory, tools)
  const read = await readSource(source, picture, tools)
  // A user who names a file or a camera wants only that.
  const filmed = source.kind === 'own movie' ? await film(cameraPicture, tools) : undefined
  tools.progress.end()
  const fds = { before: before.size, after: openFds().size, opened: openedSince(before) }
  const done = { source, memory, movie, picture, cameraPicture, written, read, filmed, fds }
  console.log(report(done))
  const [complaint, ...more] = complaints(done)
  if (complaint !== undefined) throw new DemoError([complaint, ...more].join('\n'))
}
