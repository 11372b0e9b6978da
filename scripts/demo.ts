// Why this exists: it is the main job, done for real. Frames are drawn from TypeScript into memory that a GStreamer pipeline
// encodes, the frames of another pipeline are read where they lie, and what it says about copies and fds, it has counted.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { versions } from 'gst-allocators'
import { DemoError } from './demo/demo-error.js'
import { describeFailure } from './demo/describe-failure.js'
import { Interrupt } from './demo/interrupt.js'
import { openFds, settledFds } from './demo/open-fds.js'
import { help, readOptions, type Source } from './demo/options.js'
import { Outputs } from './demo/outputs.js'
import { Progress } from './demo/progress.js'
import { readFrames } from './demo/read-frames.js'
import { complaints, report } from './demo/report.js'
import { checkElements } from './demo/required-elements.js'
import type { Tools } from './demo/tools.js'
import { writeMovie } from './demo/write-movie.js'

const folder = join(import.meta.dirname, '..', 'out')
const movie = join(folder, 'demo.webm')
const picture = join(folder, 'frame.png')

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  using interrupt = new Interrupt()
  const { signal } = interrupt
  const fdsBefore = await settledFds()
  const tools: Tools = { signal, progress: new Progress(process.stdout), outputs: new Outputs() }
  try {
    const source = readOptions(args, movie)
    if (source === undefined) console.log(help)
    else await run(source, fdsBefore, tools)
    return 0
  } catch (error) {
    tools.progress.end()
    const fds = `${fdsBefore} file descriptors were open before, and ${openFds()} are now`
    console.error(signal.aborted ? `Interrupted, every pipeline is stopped: ${fds}` : describeFailure(error))
    for (const file of tools.outputs.incomplete) console.error(`Incomplete: ${file}`)
    return signal.aborted ? 130 : 1
  }
}

async function run(source: Source, fdsBefore: number, tools: Tools): Promise<void> {
  const { gstreamer, node } = versions()
  checkElements()
  mkdirSync(folder, { recursive: true })
  console.log(`GStreamer ${gstreamer}, Node.js ${node}`)

  const written = await writeMovie(movie, tools)
  const read = await readFrames(source, picture, tools)
  tools.progress.end()
  const done = { source, movie, picture, written, read, fdsBefore, fdsAfter: openFds() }
  console.log(report(done))
  const [complaint, ...more] = complaints(done)
  if (complaint !== undefined) throw new DemoError([complaint, ...more].join('\n'))
}
