// A pipeline that nothing refers to stays alive while it runs, and can be garbage collected once it has ended.
import { expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

const script = (body: string) => `
import { readdirSync } from 'node:fs'
import { Pipeline } from 'gst-allocators/pipeline'

const fds = () => readdirSync('/proc/self/fd').length
const codes = []
process.on('warning', ({ code }) => codes.push(code))
async function once() { ${body} }
async function collect() {
  for (let round = 0; round < 30; round++) {
    gc()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
await once()
await collect()
const before = fds()
codes.length = 0
for (let run = 0; run < 5; run++) await once()
await collect()
console.log(fds() - before, codes.join())
`
const play = (description: string, rest: string) =>
  `const pipeline = Pipeline.parse('${description}'); await pipeline.play(); ${rest}`

it.each([
  ['that was never played', "Pipeline.parse('fakesrc ! fakesink')", leaks(5)],
  [
    'that somebody meant to read',
    "Pipeline.parse('videotestsrc ! appsink name=out').sink('out').frames()",
    leaks(5),
  ],
  ['at its end', play('videotestsrc num-buffers=3 ! fakesink', 'await pipeline.finished'), ''],
  [
    'whose frames were all read',
    play(
      'videotestsrc num-buffers=3 ! appsink name=out sync=false',
      "for await (const frame of pipeline.sink('out').frames()) frame.map('read').unmap()",
    ),
    '',
  ],
  [
    'that was fed to the end',
    play(
      'appsrc name=in ! fakesink',
      "await pipeline.source('in').push(new Uint8Array(9)); await pipeline.source('in').end()",
    ),
    '',
  ],
  [
    'that has failed',
    // On a busy machine it fails before play() has seen it run.
    `const pipeline = Pipeline.parse('videotestsrc ! identity error-after=9 ! fakesink')
     await Promise.allSettled([pipeline.play(), pipeline.finished])`,
    '',
  ],
  ['that was stopped', play('fakesrc ! fakesink', 'await pipeline.stop()'), ''],
])('a pipeline %s gives its fds back when it is collected', (_name, body, warnings) => {
  const { stdout, status } = runScript(script(body), ['--expose-gc'])
  expect({ stdout, status }).toEqual({ stdout: `0 ${warnings}\n`, status: 0 })
})

it('a running pipeline is kept even if the program does not refer to it', () => {
  const { stdout, status } = runScript(
    `${script('')}
    let frames = 0
    ;(async () => {
      const pipeline = Pipeline.parse('videotestsrc num-buffers=300 ! video/x-raw,width=16,height=8,framerate=1000/1 ! appsink name=out')
      await pipeline.play()
      for await (const frame of pipeline.sink('out').frames()) {
        frames++
        if (frames % 100 === 0) gc()
      }
      console.log(frames)
    })()`,
    ['--expose-gc'],
  )
  expect({ stdout, status }).toEqual({ stdout: '0 \n300\n', status: 0 })
})

function leaks(count: number): string {
  return Array.from({ length: count }, () => 'WARN_LEAK').join()
}
