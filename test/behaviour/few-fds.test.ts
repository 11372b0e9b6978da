// A process that runs out of fds. It is a child process, because GLib and GStreamer end theirs.
import { expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

const film = 'videotestsrc num-buffers=3 ! video/x-raw,format=RGBA,width=16,height=16'

/** For each call: what it is called with, the call, and what releases its result. */
const program = `
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import koffi from 'koffi'
import { createMemfd, DmaBufAllocator, DmaHeap, FdAllocator, FdSocket, listDevices, mapFd } from 'gst-allocators'
import { Pipeline } from 'gst-allocators/pipeline'

const setrlimit = koffi.load('libc.so.6').func('int setrlimit(int what, uint64_t *limits)')
const dispose = (pipeline) => pipeline[Symbol.asyncDispose]()
const close = (fd) => fd.close()
const timeout = 60_000
const folder = mkdtempSync(join(tmpdir(), 'few-fds-'))
const png = join(folder, 'frame.png')
const stopped = (description) => () => Pipeline.parse(description)
const playing = (description) => async () => {
  const pipeline = Pipeline.parse(description)
  await pipeline.play()
  return pipeline
}
const sink = '${film} ! appsink name=out sync=false'
const memory = () => new FdAllocator().alloc(createMemfd(4096), 4096)
const memfd = () => createMemfd(4096)
const calls = {
  parse: [undefined, () => Pipeline.parse(sink), dispose],
  play: [stopped(sink), (p) => p.play({ timeout }), undefined, dispose],
  'play live': [stopped('audiotestsrc is-live=true ! queue ! fakesink'), (p) => p.play({ timeout }), undefined, dispose],
  'play udp': [stopped('udpsrc port=0 ! fakesink async=false'), (p) => p.play({ timeout }), undefined, dispose],
  'play a file': [stopped('filesrc location=/etc/passwd ! queue ! fakesink'), (p) => p.play({ timeout }), undefined, dispose],
  pause: [stopped(sink), (p) => p.pause({ timeout }), undefined, dispose],
  stop: [playing(sink), (p) => p.stop(), undefined, dispose],
  seek: [playing('videotestsrc ! fakesink sync=true'), (p) => p.seek(1_000_000_000n, { timeout }), undefined, dispose],
  frames: [playing(sink), async (p) => { for await (const frame of p.sink('out').frames()) { frame.copyBytes(); inspect(frame) } }, undefined, dispose],
  toPng: [playing(sink), async (p) => { for await (const frame of p.sink('out').frames()) await frame.toPng(png) }, undefined, dispose],
  toSvg: [playing(sink), (p) => p.toSvg(), undefined, dispose],
  dot: [playing(sink), (p) => p.dot(), undefined, dispose],
  push: [playing('appsrc name=in ! fakesink'), (p) => p.source('in').push(new Uint8Array(9)), undefined, dispose],
  createMemfd: [undefined, memfd, close],
  alloc: [undefined, memory, (m) => m.dispose()],
  'alloc a dma-buf': [memfd, (fd) => new DmaBufAllocator({ requireDmaBuf: false }).alloc(fd, 4096), (m) => m.dispose(), (fd) => { if (fd.fd >= 0) fd.close() }],
  dup: [memfd, (fd) => fd.dup(), close, close],
  inspect: [memfd, (fd) => inspect(fd), undefined, close],
  mapFd: [memfd, (fd) => mapFd(fd, 4096, 'read'), (m) => m.unmap(), close],
  share: [memory, (m) => m.share(0, 9), (m) => m.dispose(), (m) => m.dispose()],
  map: [memory, (m) => m.map('readwrite').unmap(), undefined, (m) => m.dispose()],
  dupFd: [memory, (m) => m.dupFd(), close, (m) => m.dispose()],
  pair: [undefined, () => FdSocket.pair(), (pair) => pair.forEach(close)],
  'DmaHeap.list': [undefined, () => DmaHeap.list()],
  listDevices: [undefined, () => listDevices()],
}

// The first use of everything loads what it needs.
for (const [make, call, release, end] of Object.values(calls)) {
  const subject = await make?.()
  await release?.(await call(subject))
  await end?.(subject)
}
setrlimit(7, [160n, 160n])
const open = []
const fill = (free) => {
  try {
    for (;;) open.push(openSync('/dev/null'))
  } catch {
    for (const fd of open.splice(-free, free)) closeSync(fd)
  }
}
const outcomes = {}
for (const [name, [make, call, release, end]] of Object.entries(calls)) {
  const found = (outcomes[name] = [])
  for (let free = 0; free <= 40; free++) {
    const subject = await make?.()
    fill(free)
    let outcome = 'ok'
    let result
    try {
      result = await call(subject)
    } catch (error) {
      outcome = \`\${error.code} \${error.errno}\`
    }
    for (const fd of open.splice(0)) closeSync(fd)
    if (outcome === 'ok') await release?.(result)
    await end?.(subject)
    if (found.at(-1) !== outcome) found.push(outcome)
  }
}
rmSync(folder, { recursive: true })
console.log(JSON.stringify(outcomes))`

it('with 0 to 40 free fds, each call works or fails with ERR_SYSTEM, and works again when there are more', () => {
  const { stdout, stderr, status } = runScript(program)
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  const outcomes = JSON.parse(stdout) as Record<string, string[]>
  const allowed = [['ok'], ['ERR_SYSTEM 24', 'ok']]
  expect(
    Object.entries(outcomes).filter(([, found]) => !allowed.some((one) => one.join() === found.join())),
  ).toEqual([])
  expect(outcomes['parse']).toEqual(['ERR_SYSTEM 24', 'ok'])
  expect(outcomes['play']).toEqual(['ERR_SYSTEM 24', 'ok'])
}, 300_000)
