// Values that crash GStreamer's own elements are refused with the reason. In a child process, which must survive them.
import { expect, it } from '@jest/globals'
import { propertyFaults } from '../../src/gst/property-faults.js'
import { Pipeline } from '../../src/pipeline/index.js'
import { errorOf } from '../support/outcome.js'
import { runScript } from '../support/run-script.js'

const sound = 'audiotestsrc samplesperbuffer=441 ! audioconvert !'
const pictures = 'videotestsrc ! video/x-raw,width=64,height=48 ! videoconvert !'

/** Sets properties of the element "x", while it plays or before, and returns the code and text of each error. */
function setAll(
  description: string,
  isPlaying: boolean,
  settings: readonly (readonly [property: string, value: string])[],
): string[] {
  const { stdout, stderr, status } = runScript(`
    import { Pipeline } from 'gst-allocators/pipeline'
    await using pipeline = Pipeline.parse(${JSON.stringify(description)})
    if (${isPlaying}) await pipeline.play()
    const x = pipeline.element('x')
    for (const [property, value] of [${settings.map(([name, value]) => `['${name}', ${value}]`).join()}])
      console.log(await x.set(property, value).then(() => 'ok', ({ code, message }) => code + ' ' + message))`)
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  return stdout.trim().split('\n')
}

it.each([
  ['fakesrc ! udpsink name=x', 'host', 'null', 'it must be a string without NUL characters'],
  [
    'fakesrc ! multifilesink name=x',
    'location',
    'null',
    '(%% for a %), since multifilesink of GStreamer 1.22.0',
  ],
  ['fakesrc ! multiudpsink name=x', 'clients', 'null', 'it must be a string without NUL characters, since'],
  ['rtspsrc name=x', 'location', 'null', 'it must be a string without NUL characters, since rtspsrc'],
  ['souphttpsrc name=x ! fakesink', 'proxy', "'::'", 'empty or the URI of a proxy'],
  [
    'fakesrc ! fakesink name=x',
    'render-delay',
    '2n ** 64n - 1n',
    'an integer from 0 to 9223372036854775807, since',
  ],
  [
    'compositor name=x ! fakesink',
    'latency',
    '2n ** 64n - 1n',
    'an integer from 0 to 9223372036854775807, since',
  ],
  ['multifilesrc name=x ! fakesink', 'caps', "'ANY'", 'caps with exactly one value for each field'],
  ['multifilesrc name=x ! fakesink', 'caps', 'null', 'caps with exactly one value for each field'],
  [`${pictures} queue2 name=x ! fakesink`, 'ring-buffer-max-size', '2n ** 64n - 1n', 'from 0 to 4294967295'],
  ['videotestsrc ! aasink name=x', 'width', '-1', 'an integer from 0 to 4096, since aasink'],
  ['videotestsrc ! aasink name=x', 'width', '100000', 'an integer from 0 to 4096, since aasink'],
  ['rtpbin name=x', 'sdes', "'x'", 'the name application/x-rtp-source-sdes'],
  [`${pictures} fieldanalysis name=x ! fakesink`, 'frame-metric', "'windowed-comb'", "one of '5-tap', since"],
])('refuses, before it plays: %s: %s = %s', (description, property, value, why) => {
  const [error] = setAll(description, false, [[property, value]])
  expect(error).toMatch(/^ERR_PROPERTY_VALUE Cannot set /)
  expect(error).toContain(why)
})

it.each([
  [`${pictures} queue2 name=x ! fakesink`, 'ring-buffer-max-size', '100n'],
  [`${sound} spectrum name=x ! fakesink`, 'bands', '1000'],
  [`${sound} audiowsinclimit name=x cutoff=1000 ! fakesink`, 'cutoff', '2000'],
])('refuses, while it plays, and names the state: %s: %s', (description, property, value) => {
  const [error] = setAll(description, true, [[property, value]])
  expect(error).toMatch(
    /^ERR_PROPERTY_ACCESS .*the element is PLAYING, but this property can be set only in READY or below: /,
  )
  expect(setAll(description, false, [[property, value]])).toEqual(['ok'])
})

it.each([
  ['fakesrc ! multifilesink location=p%s%s', 'location', 'at most one % pattern'],
  ['fakesrc ! fakesink render-delay=18446744073709551615', 'render-delay', 'from 0 to 9223372036854775807'],
  ['videotestsrc ! aatv width=100000 ! fakesink', 'width', 'from 0 to 4096'],
  ['videotestsrc ! aasink width=-1', 'width', 'from 0 to 4096'],
  ['fakesrc ! fieldanalysis frame-metric=windowed-comb ! fakesink', 'frame-metric', "one of '5-tap'"],
  ['rtpbin sdes=x', 'sdes', 'application/x-rtp-source-sdes'],
  ['souphttpsrc location=http://x proxy=:: ! fakesink', 'proxy', 'the URI of a proxy'],
])('refuses it in a description too: %s', (description, property, why) => {
  const error = errorOf(() => Pipeline.parse(description))
  expect(error).toMatchObject({ code: 'ERR_PARSE', property })
  expect(error.message).toContain(why)
})

it('refuses what only a description sets, in any state, and takes it in a description', () => {
  const [error] = setAll('audiotestsrc ! opusenc ! mpegtsmux name=x pmt-interval=9000 ! fakesink', false, [
    ['pmt-interval', '9000'],
  ])
  expect(error).toMatch(
    /^ERR_PROPERTY_ACCESS Cannot set pmt-interval of 'x': only a description sets it: mpegtsmux/,
  )
})

it('takes a structure with the name that is required', () => {
  expect(
    setAll('rtpbin name=x', false, [['sdes', "'application/x-rtp-source-sdes, cname=(string)a'"]]),
  ).toEqual(['ok'])
})

it('accepts only one integer pattern in a file name', () => {
  const bad = ['p%s%s', '%d%d', '%n', '%', '%5000d', '%ld', 'a%%%s'].map(
    (text) => ['location', `'${text}'`] as const,
  )
  const good = ['frame%05d.jpg', 'x', '%%', '100%% %u', '%08x'].map(
    (text) => ['location', `'${text}'`] as const,
  )
  const outcomes = setAll('fakesrc ! multifilesink name=x', false, [...bad, ...good])
  expect(outcomes.slice(0, bad.length).every((one) => one.startsWith('ERR_PROPERTY_VALUE'))).toBe(true)
  expect(outcomes.slice(bad.length)).toEqual(good.map(() => 'ok'))
})

it('lists each fault once, with its element, version and effect', () => {
  const names = propertyFaults.map(({ owner, property, refused }) =>
    JSON.stringify([owner, property, refused], (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    ),
  )
  expect(new Set(names).size).toBe(names.length)
  for (const { element, version, reason } of propertyFaults)
    expect([element, version, reason].join()).toMatch(/^[a-z\d]+,\d+\.\d+\.\d+,.{5,}$/)
})
