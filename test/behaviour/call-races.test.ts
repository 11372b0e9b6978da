// Seeded random sequences of calls that overlap: each call settles, each run ends, and no fd stays open.
import { expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

const program = `
import { readdirSync, readlinkSync } from 'node:fs'
import { setImmediate as tick, setTimeout as sleep } from 'node:timers/promises'
import { GstAllocatorsError } from 'gst-allocators'
import { Pipeline, seconds } from 'gst-allocators/pipeline'

const caps = 'video/x-raw,format=GRAY8,width=16,height=16,framerate=30/1'
const descriptions = [
  'videotestsrc num-buffers=0 ! fakesink',
  'videotestsrc num-buffers=1 ! ' + caps + ' ! fakesink',
  'videotestsrc num-buffers=3 ! ' + caps + ' ! fakesink sync=true',
  'videotestsrc num-buffers=2 ! ' + caps + ' ! queue ! fakesink',
  'videotestsrc ! ' + caps + ' ! fakesink sync=true',
  'videotestsrc ! ' + caps + ' ! fakesink',
  'videotestsrc is-live=true ! ' + caps + ' ! fakesink',
  'videotestsrc ! ' + caps + ' ! identity error-after=3 ! fakesink',
  'videotestsrc num-buffers=3 ! ' + caps + ' ! identity sleep-time=20000 ! fakesink',
  'videotestsrc num-buffers=3 ! ' + caps + ' ! tee name=t ! queue ! fakesink t. ! queue ! fakesink',
  'videotestsrc num-buffers=9 ! ' + caps + ' ! appsink name=out max-buffers=1 sync=false',
  'videotestsrc ! ' + caps + ' ! appsink name=out',
  'appsrc name=in format=time caps=' + caps + ' ! fakesink',
]

/** Returns numbers from 0 to 1 that depend only on the seed (xorshift). */
function randomOf(seed) {
  let state = Math.imul(seed, 2654435761) >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
  for (let index = 0; index < 5; index++) next()
  return next
}

async function run(seed) {
  const random = randomOf(seed)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const description = pick(descriptions)
  const pipeline = Pipeline.parse(description)
  const limits = () => (random() < 0.2 ? { timeout: Math.floor(random() * 30) } : {})
  let pts = 0n
  const calls = {
    play: () => pipeline.play(limits()),
    pause: () => pipeline.pause(limits()),
    stop: () => pipeline.stop(limits()),
    end: () => pipeline.end(limits()),
    seek: () => pipeline.seek(seconds(pick([0, 0.03, 1])), { ...limits(), rate: pick([1, 1, 2, -1]) }),
    step: () => pipeline.step(pick([1, 2, 10]), limits()),
    position: () => pipeline.position(limits()),
    dispose: () => (random() < 0.1 ? pipeline[Symbol.asyncDispose]() : undefined),
    read: async () => {
      if (!description.includes('appsink')) return
      let count = 0
      for await (const _ of pipeline.sink('out').frames()) if (++count > 10) break
    },
    push: () =>
      description.includes('appsrc')
        ? pipeline.source('in').push(new Uint8Array(256), { pts: (pts += 33_000_000n) })
        : undefined,
  }
  const log = []
  const open = new Set()
  const call = async (name) => {
    const entry = log.length + ' ' + name
    log.push(entry)
    open.add(entry)
    try {
      await calls[name]()
    } catch (error) {
      if (!(error instanceof GstAllocatorsError)) throw error
      log.push(entry + ' ' + error.code)
    } finally {
      open.delete(entry)
    }
  }
  const all = []
  const names = ['play', 'play', 'play', 'pause', 'pause', 'stop', 'end', 'seek', 'seek', 'step', 'position', 'dispose', 'read', 'push']
  for (let count = 3 + Math.floor(random() * 6); count > 0 && !pipeline.disposed; count--) {
    all.push(call(pick(names)))
    const wait = random()
    if (wait > 0.8) await sleep(random() * 6)
    else if (wait > 0.6) await tick()
  }
  const { finished } = pipeline
  const limit = AbortSignal.timeout(30_000)
  const late = new Promise((_, reject) =>
    limit.addEventListener('abort', () => reject(new Error([seed, description, ...log, 'open:', ...open].join('\\n')))),
  )
  const end = async () => {
    await pipeline.stop()
    await Promise.all(all)
    // What a last stop() ends, or what ended before.
    if (log.some((entry) => / (play|pause)$/.test(entry))) await finished.catch(() => undefined)
    await pipeline[Symbol.asyncDispose]()
  }
  await Promise.race([end(), late])
}

const [from, to] = process.argv.slice(2).map(Number)
// The first pipeline opens fds that stay.
await run(1)
const fds = () => readdirSync('/proc/self/fd').map((fd) => fd + ' ' + target(fd))
const target = (fd) => {
  try {
    return readlinkSync('/proc/self/fd/' + fd)
  } catch {
    return 'closed'
  }
}
const before = fds()
for (let seed = from; seed < to; seed++) await run(seed)
const deadline = performance.now() + 30_000
while (fds().length > before.length) {
  if (performance.now() > deadline) throw new Error(['left open:', ...fds(), 'before:', ...before].join('\\n'))
  await tick()
}
console.log('settled')
process.exit()
`

it('settle, whatever their order and moment', () => {
  const { stdout, stderr, status } = runScript(program.replace('process.argv.slice(2)', '[1, 120]'), [
    // A pipeline may fail when no call is pending, and nobody reads finished before the end.
    '--disable-warning=WARN_PIPELINE_ERROR',
  ])
  expect({ stdout: stdout.trim(), stderr, status }).toEqual({ stdout: 'settled', stderr: '', status: 0 })
}, 300_000)
