// Records a live source until Ctrl-C, and then looks at single pictures of the recording.
//
//   videotestsrc is-live=true ! jpegenc ! qtmux ! filesink ◄── SIGINT: end() completes the file
//   filesrc ! qtdemux ! jpegdec ! appsink ─► pause(), seek(), frames().next()
//
//   A muxer writes its tables at the end of the stream. `end()` lets that happen; `stop()` would cut the file off.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pipeline, seconds } from 'gst-allocators/pipeline'

const folder = mkdtempSync(join(tmpdir(), 'gst-allocators-'))
try {
  const film = join(folder, 'live.mov')
  await record(film)
  const times = await look(film)
  assert.deepEqual(times, [0.2, 0, 0.1].map(seconds))
  console.log(`the recording has pictures at ${times.join(', ')} ns`)
} finally {
  rmSync(folder, { recursive: true })
}

/** Records until SIGINT. */
async function record(film: string): Promise<void> {
  await using pipeline = Pipeline.parse(`
    videotestsrc is-live=true ! video/x-raw,width=320,height=240,framerate=50/1
    ! jpegenc ! qtmux ! filesink location="${film}"`)
  process.once('SIGINT', () => void pipeline.end())
  await pipeline.play()
  setTimeout(() => process.kill(process.pid, 'SIGINT'), 500) // stands for Ctrl-C
  assert.equal(await pipeline.finished, 'eos')
}

/** Returns the times of three pictures. */
async function look(film: string): Promise<(bigint | null)[]> {
  await using pipeline = Pipeline.parse(`
    filesrc location="${film}" ! qtdemux ! jpegdec ! appsink name=out`)
  await pipeline.pause()
  await using frames = pipeline.sink('out').frames()
  const times: (bigint | null)[] = []
  for (const time of [0.2, 0, 0.1]) {
    await pipeline.seek(seconds(time))
    const { value: frame } = await frames.next()
    times.push(frame?.pts ?? null)
  }
  return times
}
