// The part of a picture that a decoder asks to show.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { c, layouts, writeField } from '../../src/ffi/index.js'
import { Gst, GstApp, GstVideo, unsafeRelease } from '../../src/gi/index.js'
import { addressOfWrapper } from '../../src/gi/wrapper.js'
import { Pipeline } from '../../src/pipeline/index.js'
import { errorOf } from '../support/outcome.js'

const crop = { x: 4, y: 2, width: 8, height: 6 }

it('is reported, also for a frame that was pushed on, and does not change the picture', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crop-'))
  const caps = 'video/x-raw,format=GRAY8,width=16,height=16,framerate=1/1'
  await using from = Pipeline.parse(`appsrc name=in format=time caps=${caps} ! appsink name=out sync=false`)
  await using to = Pipeline.parse('appsrc name=in format=time ! appsink name=out sync=false')
  await Promise.all([from.play(), to.play()])
  const end = pushCropped(from)
  try {
    for await (const frame of from.sink('out').frames()) {
      expect(frame).toMatchObject({ width: 16, height: 16, crop })
      expect(frame.copyBytes()).toHaveLength(256)
      await frame.toPng(join(folder, 'crop.png'))
      await to.source('in').push(frame, { pts: 1n })
      frame.dispose()
      expect(errorOf(() => frame.crop)).toMatchObject({ code: 'ERR_DISPOSED' })
    }
    await end
    for await (const frame of to.sink('out').frames()) {
      expect(frame).toMatchObject({ crop })
      break
    }
    await using png = Pipeline.parse(`filesrc location=${folder}/crop.png ! pngdec ! appsink name=out`)
    await png.play()
    for await (const frame of png.sink('out').frames())
      expect(frame).toMatchObject({ width: 16, height: 16, crop: null })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

async function pushCropped(pipeline: Pipeline): Promise<void> {
  const { gi } = pipeline.element('in', GstApp.AppSrc)
  const buffer = Gst.Buffer.newAllocate(null, 256, null)
  if (buffer === null) throw new Error('There is no memory left')
  buffer.addMeta(GstVideo.VideoCropMeta.getInfo(), null)
  const meta = c.gst_buffer_get_meta(addressOfWrapper(buffer), c.gst_video_crop_meta_api_get_type())
  if (meta === null) throw new Error('The buffer has no such metadata')
  for (const [name, value] of Object.entries(crop))
    writeField(meta, layouts.GstVideoCropMeta[name as keyof typeof crop], 'uint', value)
  gi.pushBuffer(buffer)
  unsafeRelease(buffer)
  await pipeline.source('in').end()
}
