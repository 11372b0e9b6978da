// Reads the newest frame of a live stream with a loop that is too slow for it, and ends the loop from outside.
//
//   videotestsrc is-live=true ! appsink ─► frames({ signal }) ◄── AbortController
//   50 frames per second        queue of 1:      slower loop
//                               newest frame wins
//
//   The signal ends the loop, which releases its frame. `await using` then releases the rest: threads and fds.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { type Frame, Pipeline } from 'gst-allocators/pipeline'

const fds = openFds()
const { ending, last } = await watch(8)
assert.equal(await ending, 'stopped')
assert.ok(last?.disposed)
assert.ok(openFds() <= fds)
console.log('the loop has ended, the pipeline has stopped, and no fd is left open')

/** Reads `frameCount` frames, then aborts the loop. */
async function watch(frameCount: number) {
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
      if (numbers.length === frameCount) controller.abort()
      else await setTimeout(50) // stands for work that takes longer than one frame
    }
    assert.fail('the loop ended without an abort')
  } catch (error) {
    assert.equal(error, signal.reason)
  }
  const missed = Number((numbers.at(-1) ?? 0n) - (numbers[0] ?? 0n)) + 1 - frameCount
  assert.ok(missed > 0)
  console.log(`read frames ${numbers.join(', ')}; ${missed} others were dropped`)
  return { ending: pipeline.finished, last }
}

function openFds(): number {
  return readdirSync('/proc/self/fd').length
}
