// What a child process inherits of a playing pipeline. It runs in a child process itself, whose fds nothing else opens.
import { expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

it('a child process inherits the files and sockets of elements, but not the fds of this package or those that stdio replaces', () => {
  const { stdout, stderr, status } = runScript(`
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readdirSync } from 'node:fs'
import { createMemfd } from 'gst-allocators'
import { Pipeline } from 'gst-allocators/pipeline'

await using pipeline = Pipeline.parse(
  'filesrc location=/etc/passwd ! fakesink udpsrc port=0 ! fakesink async=false appsink name=out videotestsrc ! out.')
await pipeline.pause()
using memfd = createMemfd(4096, { name: 'ours' })
const inherited = (stdio) =>
  spawnSync('ls', ['-l', '/proc/self/fd'], { stdio, encoding: 'utf8' }).stdout
console.log(/passwd/.test(inherited('pipe')), /ours/.test(inherited('pipe')))
const nothing = openSync('/dev/null')
const highest = Math.max(...readdirSync('/proc/self/fd').map(Number))
const stdio = ['ignore', 'pipe', 'inherit', ...Array(highest - 2).fill(nothing)]
console.log(/passwd/.test(inherited(stdio)), /ours/.test(inherited(stdio)))
closeSync(nothing)`)
  expect({ stdout, stderr, status }).toEqual({ stdout: 'true false\nfalse false\n', stderr: '', status: 0 })
}, 60_000)
