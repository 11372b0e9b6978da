// The exit of a process with a pipeline. Each test runs in a separate process.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

const parse = (description: string) => `
import { Pipeline } from 'gst-allocators/pipeline'

const pipeline = Pipeline.parse('${description}')
`
const endless = 'videotestsrc ! video/x-raw,format=RGBA,width=16,height=8 ! appsink name=out sync=false'

describe('a process with a pipeline', () => {
  it.each([
    ['comes to its end by itself', 'await pipeline.play()', 'videotestsrc num-buffers=3 ! fakesink'],
    [
      'ends after a loop over all frames',
      'await pipeline.play(); for await (const frame of pipeline.sink("out").frames()) frame.map("read")',
      'videotestsrc num-buffers=30 ! video/x-raw,format=RGBA ! appsink name=out sync=false',
    ],
    ['ends when it is told to, in the middle of a run', 'await pipeline.play(); process.exit(0)', endless],
    [
      'ends when it is told to, in the middle of a loop',
      'await pipeline.play(); for await (const frame of pipeline.sink("out").frames()) { frame.map("read"); process.exit(0) }',
      endless,
    ],
    ['ends when nothing was ever played', 'globalThis.held = pipeline; pipeline.messages()', endless],
    ['ends after stop()', 'await pipeline.play(); await pipeline.stop()', endless],
    ['ends while it starts', 'pipeline.play(); process.exit(0)', endless],
  ])('%s', (_name, code, description) => {
    const { stdout, stderr, status } = runScript(parse(description) + code)
    expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 })
  })

  it('warns, and ends, when a pipeline fails and the program does not wait for it', () => {
    const { stderr, status } = runScript(
      `${parse('videotestsrc num-buffers=9 ! identity error-after=5 ! fakesink sync=true')} await pipeline.play()`,
    )
    expect(stderr).toContain('WARN_PIPELINE_ERROR')
    expect(status).toBe(0)
  })

  it('has no unhandled rejection when several calls reject with the error', () => {
    const { stderr, status } = runScript(`${parse('filesrc location=/nowhere ! appsink name=out')}
process.on('unhandledRejection', () => process.exit(7))
const frames = pipeline.sink('out').frames()
const [first, second] = await Promise.allSettled([pipeline.play(), frames.next()])
if (first.status !== 'rejected' || second.status !== 'rejected') process.exit(8)
pipeline.finished
await new Promise(setImmediate)`)
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  })

  it('ends on SIGINT while it reads', async () => {
    const folder = mkdtempSync(join(import.meta.dirname, '../../build/ctrl-c-'))
    try {
      const file = join(folder, 'read.mjs')
      writeFileSync(
        file,
        `${parse(endless)}
await pipeline.play()
let count = 0
for await (const frame of pipeline.sink('out').frames()) if (++count === 5) console.log('reading')`,
      )
      const child = spawn('sh', ['-c', `"$0" "$1"; echo "exit $?"`, process.execPath, file], {
        detached: true,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let output = ''
      for await (const text of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
        output += text
        // The shell itself waits for its child, as it does at a terminal.
        if (text.includes('reading')) interrupt(child.pid ?? 0)
      }
      expect(output).toBe('reading\nexit 130\n')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

function interrupt(shell: number): void {
  spawnSync('pkill', ['-INT', '-P', String(shell)])
}
