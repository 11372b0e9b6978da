// Why the policy drop-newest does not use the property that appsink has for it from GStreamer 1.28 on.
import { expect, it } from '@jest/globals'
import { Gst, hasFeature } from '../../../src/gi/index.js'

// Once this fails, the property can be used: docs/upstream/appsink-leaky-type.md.
it('a full appsink with leaky-type=upstream returns something else than OK for a buffer that it drops', () => {
  if (!hasFeature('appsink-leaky-type')) {
    expect(() => Gst.parseLaunch('appsink leaky-type=upstream')).toThrow('leaky-type')
    return
  }
  const pipeline = Gst.parseLaunch(
    'appsink name=out leaky-type=upstream max-buffers=1 sync=false async=false',
  )
  pipeline.setState(Gst.State.PLAYING)
  const pad = pipeline.getStaticPad('sink')
  pad?.sendEvent(Gst.Event.newStreamStart('test'))
  const segment = new Gst.Segment()
  segment.init(Gst.Format.TIME)
  pad?.sendEvent(Gst.Event.newSegment(segment))
  const flows = [1, 2, 3].map(() => pad?.chain(new Gst.Buffer()))
  pipeline.setState(Gst.State.NULL)
  expect(flows[0]).toBe(Gst.FlowReturn.OK)
  expect(flows.slice(1)).not.toContain(Gst.FlowReturn.OK)
})
