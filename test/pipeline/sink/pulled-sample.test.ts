import { expect, it } from '@jest/globals'
import { runScript } from '../../support/run-script.js'

it('a frame whose gi was used, or that is being written to a file, may outlive a seek', () => {
  const { stdout, stderr, status } = runScript(`
    import { unlinkSync } from 'node:fs'
    import { tmpdir } from 'node:os'
    import { join } from 'node:path'
    import { Pipeline } from 'gst-allocators/pipeline'
    import 'gst-allocators/gi'

    await using pipeline = Pipeline.parse('videotestsrc ! video/x-raw,format=RGBA,width=16,height=16 ! appsink name=out sync=false')
    await pipeline.play()
    const path = join(tmpdir(), 'kept-' + process.pid + '.png')
    const frames = pipeline.sink('out').frames({ writable: true })
    const kept = []
    for (let turn = 0; turn < 20; turn++) {
      const { value } = await frames.next()
      kept.push(value.keep())
      value.gi.getCaps()
      value.map('write').unmap()
      const writing = value.toPng(path)
      await pipeline.seek(BigInt(turn) * 1_000_000_000n)
      await writing
    }
    for (const frame of kept) frame.dispose()
    unlinkSync(path)
    console.log('done')
  `)
  expect([stderr, stdout.trim(), status]).toEqual(['', 'done', 0])
})
