// Texts of caps: what GStreamer would log a CRITICAL for is refused, what it takes is taken.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { Pipeline } from '../../../src/pipeline/index.js'
import { errorOf } from '../../support/outcome.js'
import { runScript } from '../../support/run-script.js'

const bad: readonly (readonly [string, string])[] = [
  ['0', 'a name must start with a letter'],
  ['video/x-raw;1', 'a name must start with a letter'],
  ['video/x-raw-rgb', 'Use video/x-raw with a format'],
  ['ANY;video/x-raw', 'ANY cannot be combined'],
  ['video/x-raw(memory)', "'memory' is not a feature"],
  ['video/x-raw(memory:A )', "'memory:A ' is not a feature"],
  ['video/x-raw(memory:A', 'the bracket of the features is not closed'],
  ['video/x-raw width=5', 'a comma or a semicolon is missing'],
  ['a/b,c', 'the = of a field is missing'],
  ['a/b,c=', 'a value or a name is missing'],
  ['a/b,c="x', 'a quote is not closed'],
  ['a/b,c="\\1"', 'is not an escape'],
  ['a/b,c=[2,1]', 'the first number of a range must be less'],
  ['a/b,c=[1,1]', 'the first number of a range must be less'],
  ['a/b,c=[1,2.5]', 'must have the same type'],
  ['a/b,c=[1,5,2]', 'the step of a range'],
  ['a/b,c=[0,10,0]', 'the step of a range'],
  ['a/b,c=[0,10,-5]', 'the step of a range'],
  ['a/b,c=(int)[1,4294967295]', 'the first number of a range must be less'],
  ['a/b,c=(double)[nan,1]', 'the first number of a range must be less'],
  ['a/b,c=(fraction)[30/1,1/1]', 'the first number of a range must be less'],
  ['a/b,c=1/0', 'denominator 0'],
  ['a/b,c=(fraction)1/0', 'denominator 0'],
  ['a/b,c=-2147483648/1', 'from -2147483647 to 2147483647'],
  ['a/b,c=(fraction)2147483648', 'from -2147483647 to 2147483647'],
  ['a/b,c=(int)x', 'is not a number'],
  ['a/b,c={}', 'a list of choices cannot be empty'],
  ['a/b,c={1,,2}', 'a value is missing'],
  ['a/b,c={1', 'a comma is missing between two values'],
  ['a/b,c={1,', 'a bracket is not closed'],
  ['a/b,c=(buffer)xy', 'pairs of hexadecimal digits'],
  ['a/b,c=(buffer)"0102"', 'pairs of hexadecimal digits'],
  ['a/b,c=(GObject)x', "the type 'GObject'"],
  ['a/b,c=(GstIntRange)x', "the type 'GstIntRange'"],
  ['a/b,c=(GEnum)x', "the type 'GEnum'"],
  ['a/b,c=(structure)"1"', 'a name must start with a letter'],
  ['a/b,c=(GstCaps)"a/b\\;1"', 'a name must start with a letter'],
  ['a/b,c=(structure)"a\\,\\ b\\=[2\\,1]"', 'the first number of a range must be less'],
  ['a/b,c=[d,e=[2,1]]', 'the first number of a range must be less'],
  ['a/b,c=(taglist)"x\\,title\\=y"', 'must start with taglist'],
  ['a/b,c=(gdatetime)x', 'is not a time'],
  ['a/b,c=(date)2025-02-30', 'is not a time'],
  [`a/b,c=${'{'.repeat(7000)}`, 'nested more than 16 levels'],
  [`a/b,c=${'['.repeat(7000)}`, 'a range needs numbers'],
  [`a/b,c=${'[a,b='.repeat(7000)}`, 'a bracket is not closed'],
  [`a/b,c=${'<'.repeat(7000)}`, 'nested more than 16 levels'],
  [`a/b,c=${'[a,b='.repeat(30)}1${']'.repeat(30)}`, 'nested more than 16 levels'],
  ['a/b;'.repeat(1000), 'more than 256 structures'],
  [`a/b,c={${'1,'.repeat(2000)}1}`, 'more than 1000 values'],
]

const good = [
  ...[
    'ANY',
    'EMPTY',
    'video/x-raw',
    'video/x-raw;',
    'video/x-raw, width=5',
    'video/x-raw,width=(int)5,',
    'a/b; c/d',
    'video/x-raw(ANY)',
  ],
  ...[
    'video/x-raw(memory:DMABuf, meta:GstVideoMeta), format=(string){ I420, NV12 }',
    'video/x-raw,framerate=(fraction)[0/1,max]',
  ],
  ...[
    'audio/x-raw,channel-mask=(bitmask)0x3,rate=[1,max],layout=interleaved',
    'a/b,c=< >',
    'a/b,c=<1,2>',
    'a/b,c=< <1>, <2> >',
  ],
  ...[
    'a/b,c=(GstCaps)"video/x-raw\\,\\ width\\=5"',
    'a/b,c=(GstCaps)[video/x-raw,width=5]',
    'a/b,c=[d,e=5]',
    'a/b,c=(structure)"d\\,e\\=5"',
  ],
  ...[
    'a/b,c=(buffer)0102ff',
    'a/b,c=<(buffer)01,(buffer)02>',
    'a/b,c=(taglist)"taglist\\,\\ title\\=x"',
    'a/b,c="x \\"y\\" z"',
  ],
  ...[
    'a/b,c=(gint64)[1,9000000000]',
    'a/b,c="1/0"',
    'a/b,c=[d(memory:A),e=5]',
    'a/b,c=[0.5,inf]',
    'a/b,c=(double)[0.5,max]',
    'a/b,c=[min,5]',
    'a/b,c=(datetime)2025-12-31T23:59:59Z',
    'a/b,c=(date)2024-02-29',
  ],
  ...[
    'a/b,c=(string)5',
    'a/b,c=0x10',
    'a/b,c=-5',
    'a/b,c=1e5',
    'a/b,c="\\303\\251"',
    'a/b,c=(GstVideoMultiviewFlagsSet)0:ffffffff:/right-view-first',
    '"a/b\\;c/d"',
  ],
]

/** What `set('caps', text)` did, by the text. It runs in a child, where a text that is not refused may crash. */
const outcomes = new Map<string, { code: string; message: string; position?: number }>()

beforeAll(() => {
  const { stdout } = runScript(`
    import { Pipeline } from 'gst-allocators/pipeline'
    const pipeline = Pipeline.parse('capsfilter name=f')
    for (const text of ${JSON.stringify([...bad.map(([text]) => text), ...good])}) {
      try {
        await pipeline.element('f').set('caps', text)
        console.log(JSON.stringify([text, { code: 'taken', message: String(await pipeline.element('f').get('caps')) }]))
      } catch ({ code, message, position }) {
        console.log(JSON.stringify([text, { code, message, position }]))
      }
    }
    process.exit(0)
  `)
  for (const line of stdout.split('\n').filter(Boolean)) {
    const [text, outcome] = JSON.parse(line) as [string, { code: string; message: string }]
    outcomes.set(text, outcome)
  }
})

describe("set('caps')", () => {
  it.each(bad.map(([text, why]) => [text.slice(0, 60), text, why] as const))('refuses %s', (_, text, why) => {
    expect(outcomes.get(text)).toMatchObject({
      code: 'ERR_PROPERTY_VALUE',
      position: expect.any(Number),
      message: expect.stringContaining(why),
    })
  })

  it.each(good)('accepts %s', (text) => {
    expect(outcomes.get(text)).toMatchObject({ code: 'taken', message: expect.stringMatching(/./) })
  })
})

it.each(['capsfilter', 'appsink', 'appsrc'])('applies to descriptions of %s too', (kind) => {
  const { code, position } = errorOf(() => Pipeline.parse(`${kind} caps="video/x-raw;1"`))
  expect({ code, position }).toEqual({ code: 'ERR_PARSE', position: kind.length + 1 })
})
