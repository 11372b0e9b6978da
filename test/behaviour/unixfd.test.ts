// Frames between two processes by GStreamer's own elements for that, which came with 1.24.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { gstVersion } from '../../src/gi/base.js'
import { Pipeline } from '../../src/pipeline/index.js'
import { runScript } from '../support/run-script.js'
import { errorOf } from '../support/outcome.js'

const script = `
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { FdMemory } from 'gst-allocators'
import { Pipeline } from 'gst-allocators/pipeline'

const socket = process.env.TMPDIR_OF_TEST + '/frames.socket'
if (process.argv[2] === 'sender') {
  const pipeline = Pipeline.parse(
    'videotestsrc is-live=true pattern=black ! video/x-raw,format=GRAY8,width=64,height=8,framerate=100/1 ! unixfdsink socket-path=' + socket)
  await pipeline.play()
  console.log('listening')
  await once(process.stdin.resume(), 'end')
  await pipeline.stop()
} else {
  const sender = spawn(process.execPath, [fileURLToPath(import.meta.url), 'sender'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const exit = once(sender, 'exit')
  await once(sender.stdout, 'data')
  const receiver = Pipeline.parse('unixfdsrc socket-path=' + socket + ' ! appsink name=out sync=false')
  await receiver.play()
  const inodes = new Set()
  let frames = 0
  for await (const frame of receiver.sink('out').frames()) {
    const [memory] = frame.memories
    if (!(memory instanceof FdMemory)) throw new Error('The frame has no fd')
    inodes.add(memory.shareFd().inode)
    const mapping = frame.map('read')
    if (frame.width !== 64 || mapping.planes[0].bytes.some((byte) => byte !== 16)) throw new Error('It is another picture')
    mapping.unmap()
    if (++frames === 20) break
  }
  await receiver.stop()
  sender.stdin.end()
  await exit
  console.log(frames, inodes.size > 0)
}
`

it('unixfdsink and unixfdsrc pass frames on in place, from GStreamer 1.24 on', () => {
  if (gstVersion()[1] < 24) {
    expect(errorOf(() => Pipeline.parse('unixfdsrc ! fakesink')).message).toContain('unixfdsrc')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'unixfd-'))
  try {
    const { stdout, stderr } = runScript(script, [], { TMPDIR_OF_TEST: folder })
    expect([stdout, stderr]).toEqual(['20 true\n', ''])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
