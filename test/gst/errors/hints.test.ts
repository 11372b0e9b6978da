// The hints that this package adds to GStreamer's errors. Every error is caused for real.
import { describe, expect, it } from '@jest/globals'
import { listDevices } from '../../../src/dma-buf/index.js'
import { GstError, Pipeline } from '../../../src/pipeline/index.js'
import { runScript } from '../../support/run-script.js'

/** Plays, pushes a buffer if there is an appsrc, and returns the error that ends the run. */
async function failureOf(description: string): Promise<GstError> {
  await using pipeline = Pipeline.parse(description)
  const failure = pipeline.finished.then(
    () => undefined,
    (error: unknown) => error,
  )
  await pipeline.play().catch(() => undefined)
  if (description.includes('appsrc'))
    await pipeline
      .source('in')
      .push(new Uint8Array(1024), { pts: 0n })
      .catch(() => undefined)
  const error = await failure
  if (error instanceof GstError) return error
  throw new Error(`The run did not fail: ${String(error)}`)
}

describe('an error of caps that do not fit', () => {
  it.each([
    [
      'appsrc name=in caps=video/x-raw,format=RGBA,width=16,height=16,framerate=1/1 ! vp8enc name=enc ! fakesink',
      { from: 'in.src', to: 'enc.sink', field: 'format' },
      { offered: 'format=(string)RGBA', accepted: 'format=(string)I420' },
    ],
    [
      'appsrc name=in caps=video/x-raw,format=RGBA,width=16,height=16,framerate=1/1 ! identity name=id ! video/x-raw,width=17 ! fakesink',
      { from: 'in.src', to: 'id.sink', field: 'width' },
      { offered: 'width=(int)16', accepted: 'width=(int)17' },
    ],
    [
      'appsrc name=in caps=audio/x-raw,format=S16LE ! videoscale name=scale ! fakesink',
      { from: 'in.src', to: 'scale.sink', field: 'media type' },
      { offered: 'audio/x-raw', accepted: 'video/x-raw' },
    ],
  ])('names both pads, their caps and the field: %s', async (description, place, caps) => {
    const error = await failureOf(description)
    expect(error.mismatch).toMatchObject(place)
    expect(error.mismatch?.offered).toContain(caps.offered)
    expect(error.mismatch?.accepted).toContain(caps.accepted)
    expect(error.message).toContain(
      `\n  ${place.from} and ${place.to} have no ${place.field} in common:\n    ${place.from}: `,
    )
  })
})

it('says why a demuxer is not linked when its pipeline is played again', async () => {
  await using pipeline = Pipeline.parse(
    'videotestsrc num-buffers=30 ! vp8enc ! webmmux streamable=true ! matroskademux name=demuxer ! fakesink',
  )
  await pipeline.pause()
  await pipeline.stop()
  const error: unknown = await pipeline.pause().catch((reason: unknown) => reason)
  expect(error).toMatchObject({
    hints: [expect.stringContaining('is linked only for the first run of a pipeline')],
  })
})

describe('an error of something that is not installed', () => {
  it('names the packages that have a decoder', async () => {
    // So little is said of the format that no decoder takes it, whatever is installed.
    const error = await failureOf('appsrc name=in caps=video/x-wmv,wmvversion=3 ! decodebin ! fakesink')
    expect(error).toMatchObject({ domain: 'core', reason: 'missing-plugin' })
    expect(error.fix).toMatch(/^Install gstreamer1\.0-libav \(Debian, Ubuntu\)/)
    expect(error.hints).toEqual([error.fix])
    expect(error.message).toContain(`\n  ${error.fix}`)
  })

  it('suggests no package for an unknown scheme', async () => {
    const error = await failureOf('uridecodebin uri=nosuch://x ! fakesink')
    expect(error).toMatchObject({ reason: 'missing-plugin', hints: [] })
  })
})

/** Reads a file or device as an ordinary user, and prints what is known of the failure. */
const asNobody = (prepare: string) => `
import { chmodSync, mkdtempSync, openSync, writeFileSync } from 'node:fs'
import { c, nativeBytes } from '../../src/ffi/index.js'
import { Pipeline } from 'gst-allocators/pipeline'
await Pipeline.parse('fakesrc ! fakesink')[Symbol.asyncDispose]()
function becomeNobody() {
  if (process.getuid() !== 0) return
  process.setgid(65534)
  process.setuid(65534)
}
let path
${prepare}
await using pipeline = Pipeline.parse('filesrc name=file location=' + path + ' ! fakesink')
try {
  await pipeline.play()
} catch ({ code, reason, hints, fix, path }) {
  console.log(JSON.stringify({ code, reason, hints, fix, path }))
}
`

describe('an error of a file or device', () => {
  it('names the user and the group with access', () => {
    const { stdout, stderr } = runScript(
      asNobody(`
path = '/dev/console'
becomeNobody()`),
    )
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({
      code: 'ERR_PIPELINE',
      reason: 'open-read',
      path: '/dev/console',
      hints: [expect.stringMatching(/^\/dev\/console belongs to user 0 and group .*, with mode 0\d{3}/)],
    })
  })

  it('names the process that has it open', () => {
    const { stdout, stderr } = runScript(
      asNobody(`
becomeNobody()
const master = openSync('/dev/ptmx', 'r+')
const argument = nativeBytes(8)
const [TIOCSPTLCK, TIOCGPTN, TIOCEXCL] = [0x40045431, 0x80045430, 0x540c]
c.ioctl(master, TIOCSPTLCK, argument.pointer)
c.ioctl(master, TIOCGPTN, argument.pointer)
path = '/dev/pts/' + argument.view.getUint32(0, true)
c.ioctl(openSync(path, 'r+'), TIOCEXCL, 0n)`),
    )
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({
      code: 'ERR_PIPELINE',
      reason: 'open-read',
      hints: [expect.stringMatching(/^\/dev\/pts\/\d+ is in use by this process$/)],
      path: expect.stringMatching(/^\/dev\/pts\/\d+$/),
    })
  })
})

describe('an error of a camera that does not exist', () => {
  it('lists the existing cameras', async () => {
    const error = await failureOf('v4l2src device=/dev/video99 ! fakesink')
    const cameras = listDevices().filter(({ kind }) => kind === 'video')
    const others = cameras.map(({ path, name }) => `${path} (${name})`).join(', ')
    expect(error.hints).toEqual([
      `/dev/video99 does not exist. ${others === '' ? 'No camera was found' : `Available cameras: ${others}`}`,
    ])
    expect(error.path).toBe('/dev/video99')
  })
})

it('says how to give data a time, when a muxer requires one', async () => {
  await using pipeline = Pipeline.parse(
    'appsrc name=in caps=image/jpeg,width=16,height=16,framerate=25/1 format=time ! q.video_0 qtmux name=q ! fakesink',
  )
  await pipeline.play()
  for (let frame = 0; frame < 2; frame++) await pipeline.source('in').push(new Uint8Array(16))
  const error = await pipeline.end().catch((reason: unknown) => reason)
  expect(String(error)).toContain('Push with { pts }')
})
