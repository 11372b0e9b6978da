// What can be read can be set again: every property of every installed element that is not null, an object or a sample.
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

/** Properties that GStreamer changes or refuses by itself, with the reason. */
const exceptions: Readonly<Record<string, string>> = {
  'a52dec.mode': 'its default is not a value of its enum',
  'cacatv.dither': 'its default is not a value of its enum',
  'cutter.threshold-dB': 'it converts between two units, each time with an error',
  'dfbvideosink.brightness': 'its default is out of its own range',
  'dfbvideosink.contrast': 'its default is out of its own range',
  'dfbvideosink.hue': 'its default is out of its own range',
  'dfbvideosink.saturation': 'its default is out of its own range',
  'fdsrc.fd': 'its default is out of its own range',
  'katetag.original-canvas-height': 'its default is out of its own range',
  'katetag.original-canvas-width': 'its default is out of its own range',
  'marble.turbulence': 'its default is out of its own range',
  'mpeg2enc.bufsize': 'its default is out of its own range',
  'mplex.bufsize': 'its default is out of its own range',
  'rtppassthroughpay.mtu': 'its default is out of its own range',
  'webrtcdsp.voice-detection-frame-size-ms': 'its default is out of its own range',
  'souphttpclientsink.proxy': 'it makes a URI of an empty text',
  'v4l2radio.frequency': 'its default is out of its own range',
}

/** Properties whose own default ends the process when it is set. */
const crashes: Readonly<Record<string, string>> = {
  'audiointerleave.channel-positions': 'it logs a CRITICAL for an empty array, which is its default',
  'dtlsdec.pem': 'it logs a CRITICAL, although the property can be written',
  'dtlssrtpdec.pem': 'it logs a CRITICAL, although the property can be written',
  'videoparse.offsets': 'it crashes on an empty text, which is its default',
  'videoparse.strides': 'it crashes on an empty text, which is its default',
  'vulkanshaderspv.fragment': 'it logs a CRITICAL for no bytes, which is its default',
  'vulkanshaderspv.vertex': 'it logs a CRITICAL for no bytes, which is its default',
}

describe('a property', () => {
  it('can be set to the value that was read, and is then the same', () => {
    const { stdout, stderr, status } = runScript(sweep)
    expect({ status, stderr: status === 0 ? '' : stderr.slice(-2000) }).toEqual({ status: 0, stderr: '' })
    const { tried, failed } = JSON.parse(stdout) as { tried: number; failed: Record<string, string> }
    expect(tried).toBeGreaterThan(1000)
    expect(Object.entries(failed).filter(([name]) => !(name in exceptions))).toEqual([])
  }, 300_000)
})

const sweep = `
import { isDeepStrictEqual } from 'node:util'
import { GObject, Gst } from 'gst-allocators/gi'
import { Pipeline } from 'gst-allocators/pipeline'

const kinds = Gst.Registry.get().getFeatureList(GObject.typeFromName('GstElementFactory')).map((factory) => factory.getName()).sort()
let tried = 0
const failed = {}
for (const kind of kinds) {
  let pipeline
  try {
    pipeline = Pipeline.parse('identity ' + kind + ' name=it')
  } catch {
    // Its plugin lacks something, or it cannot be in a description by itself.
    continue
  }
  const element = pipeline.element('it')
  for (const name of element.propertyNames) {
    if (${JSON.stringify(Object.keys(crashes))}.includes(kind + '.' + name)) continue
    let before
    try {
      before = await element.get(name)
    } catch (error) {
      if (error.code !== 'ERR_PROPERTY_ACCESS') throw error
      continue
    }
    // Which properties may be null, and how objects are set, is the subject of other tests.
    if (before === null || ['GObject', 'opaque'].includes(before?.type) || before?.dispose !== undefined) continue
    try {
      await element.set(name, before)
    } catch (error) {
      // An element may not stand its own default.
      if (error.code === 'ERR_PROPERTY_ACCESS' || error.message.includes('fails otherwise')) continue
      failed[kind + '.' + name] = error.message
      continue
    }
    tried++
    const after = await element.get(name)
    if (!isDeepStrictEqual(before, after)) failed[kind + '.' + name] = String(after)
  }
  await pipeline[Symbol.asyncDispose]()
}
console.log(JSON.stringify({ tried, failed }))
process.exit(0)
`
