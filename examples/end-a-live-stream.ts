// Watches a live stream, always its newest frame, and ends it from outside.
//
//   videotestsrc is-live=true ! appsink ─► frames({ signal }) ◄── AbortController
//   50 frames a second          one waits,       a loop that is slower
//                               a newer one takes its place
//
//   The signal ends the loop, which gives its frame back. The end of `await using` gives back the rest: threads and fds.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { type Frame, Pipeline } from 'gst-allocators/pipeline'

const fds = openFds()
const { ending, last } = await watch(8)
assert.equal(await ending, 'stopped')
assert.ok(last?.disposed)
assert.ok(openFds() <= fds)
console.log('the loop has ended, the pipeline is stopped, and no fd is left open')

/** Watches so many frames. */
async function watch(enough: number) {
  await using pipeline = Pipeline.parse(`
    videotestsrc is-live=true ! video/x-raw,format=RGBA,width=320,height=240,framerate=50/1 ! appsink name=out`)
  await pipeline.play()
  const controller = new AbortController()
  const { signal } = controller
  const numbers: bigint[] = []
  let last: Frame | undefined
  try {
    for await (const frame of pipeline.sink('out').frames({ signal, policy: 'drop-oldest', queue: 1 })) {
      numbers.push((frame.pts ?? 0n) / 20_000_000n)
      last = frame
      if (numbers.length === enough) controller.abort()
      else await setTimeout(50) // what takes longer than a frame
    }
    assert.fail('the loop ended by itself')
  } catch (error) {
    assert.equal(error, signal.reason)
  }
  const missed = Number((numbers.at(-1) ?? 0n) - (numbers[0] ?? 0n)) + 1 - enough
  assert.ok(missed > 0)
  console.log(`watched frames ${numbers.join(', ')}; ${missed} others were dropped meanwhile`)
  return { ending: pipeline.finished, last }
}

function openFds(): number {
  return readdirSync('/proc/self/fd').length
}
