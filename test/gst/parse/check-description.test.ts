// More than 200 lines, because it lists descriptions: what harms GStreamer, and what must be taken.
// What crashes GStreamer's parser, or makes it log a CRITICAL, is refused before the parser sees it.
import { describe, expect, it } from '@jest/globals'
import { Pipeline } from '../../../src/pipeline/index.js'
import { errorOf } from '../../support/outcome.js'
import { runScript } from '../../support/run-script.js'

const long = (text: string, times: number) => text.repeat(times)

/** Each of these ended the process, made GLib log a CRITICAL, or blocked for seconds. */
const harmful = () => [
  ...[
    'a. ! b.',
    'queue. ! fakesink.',
    'a.src ! b.sink',
    'a. ! b. ! c.',
    'nosuch a. ! b.',
    'fakesrc foo=1 a. ! b.',
  ],
  ...['fakesrc num-buffers=x a. ! b.', 'nosuch.( a. ! b. )', 'playbin a. ! b.', 'playbin foo=1 a. ! b.'],
  ...['playbin video-sink="a. ! b."', 'playbin video-sink="nosuch a. ! b."', '( a. ! b. )'],
  ...[
    long('(', 10_000),
    long('( ', 10_000),
    long('(', 80_000),
    `${long('( ', 500)}fakesrc${long(' )', 500)}`,
  ],
  ...[
    long('{', 80_000),
    `fakesrc ! a/b,c=${long('{', 7000)}1 ! fakesink`,
    `capsfilter caps=a/b,c=${long('[', 7000)}`,
  ],
  ...[
    `fakesrc ! a/b,c=${long('<', 7000)} ! fakesink`,
    `a.${long('a,', 5000)}a ! fakesink`,
    long('a,', 40_000),
  ],
  ...[
    'fakesrc name=a ! fakesink name=a',
    'fakesrc name="a" ! fakesink name=a',
    'bin.( fakesrc name=a ! fakesink name=a )',
  ],
  ...['fakesrc name=a ! ( name=a fakesink )', 'fakesrc name=a name=b', 'file:///x ! fakesink name=filesrc0'],
  ...[
    'capsfilter caps=0',
    'capsfilter caps="video/x-raw;1"',
    'fakesrc ! video/x-raw,a=1;1 ! fakesink',
    '/dev/null ! fakesink',
  ],
  ...['fakesrc num-buffers=-5', 'fakesrc last-message=x', 'compositor sink_0::alpha=5', 'udpsink host=NULL'],
  ...[
    '( queue name=q q::max-size-buffers=-1 )',
    'fakesink.( fakesrc )',
    'multifilesrc caps=video/x-raw,width=[1,2]',
  ],
  ...[
    'identity name=a ! a.',
    'identity name=a ! identity name=b ! a.',
    'tee name=t ! queue ! t.',
    'a. ! b. b. ! a. queue name=a queue name=b',
  ],
  ...[
    'multiqueue name=m m.src_0 ! identity ! m.sink_0',
    'tee : funnel',
    'multiqueue ! tee',
    'input-selector : tee',
  ],
  ...[`fakesrc ! ${long('identity ! ', 4000)}fakesink`, `fakesrc ${long('a. ! identity name=a ', 4000)}`],
  ...[
    `fakesrc ! ${structures(100, 'c')} ! identity ! ${structures(100, 'd')} ! fakesink`,
    `capsfilter caps=${structures(100, 'c')} ! capsfilter caps=${structures(100, 'd')}`,
  ],
  ...['rtp://h:1?encoding-name=nosuch', 'fakesrc ! fakesink ! !', 'fakesrc é', 'fakesrc name=é é fakesink'],
]

/** Caps with structures that have nothing but a field each. */
function structures(count: number, field: string): string {
  return Array.from({ length: count }, (_, index) => `a/b,${field}${index}=1`).join(';')
}

describe('a description that GStreamer cannot parse safely', () => {
  it('is refused with ERR_PARSE and a position, within milliseconds', () => {
    const { stdout, stderr, status } = runScript(`
      import { Pipeline } from 'gst-allocators/pipeline'
      Pipeline.parse('fakesrc ! fakesink')
      for (const text of ${JSON.stringify(harmful())}) {
        const measure = () => {
          const start = process.cpuUsage()
          try {
            Pipeline.parse(text)
            return 'accepted'
          } catch (error) {
            const { user, system } = process.cpuUsage(start)
            if (error.code !== 'ERR_PARSE') return String(error)
            return (user + system) / 1000 > 250 ? 'slow' : 'refused'
          }
        }
        // The first use of an element loads its plugin.
        const outcomes = [measure(), measure()]
        if (!outcomes.includes('refused')) console.log(outcomes, text.slice(0, 80))
      }
      console.log('done')
      process.exit(0)
    `)
    expect({ stdout: stdout.trim(), status, critical: /.*CRITICAL.*/.exec(stderr)?.[0] }).toEqual({
      stdout: expect.stringMatching(/^(\[ 'refused', 'accepted' \].*\n)*done$/),
      status: 0,
      critical: undefined,
    })
  })
})

describe('the error', () => {
  it.each([
    ['fakesrc name=a ! fakesink name=a', 26, "two elements of one bin have the name 'a'"],
    ['fakesrc num-buffers=-5', 8, 'it must be an integer from -1 to 2147483647'],
    ['fakesrc ! fakesink ! ', 19, 'no element follows the link'],
    ['fakesrc ! ( fakesink', 10, 'the bracket of a bin is not closed'],
    ['fakesrc ! queue.( fakesink )', 10, 'queue is not a bin'],
    ['fakesrc ! a/b ! a/c ! fakesink', 17, "'/c' is not a URI. Caps need a ! on both sides"],
    [
      'fakesrc ! video/x-raw,width=[2,1] ! fakesink',
      10,
      'the first number of a range must be less than the second',
    ],
    ['identity name=a ! a.', 16, 'the links form a loop'],
    ['fakesrc num-buffers=1 num_buffers=2 name=a  name=b', 44, 'it is set twice. Set it once'],
    ['a. fakesrc', 0, 'a. is not linked to anything'],
    ['fakesrc .src', 0, 'fakesrc is not linked to anything'],
    ['name=x fakesrc', 0, 'a property must come after its element'],
    ['fakesrc ! "video/x-raw, width=5" ! fakesink', 10, 'caps between links have no quotes around them'],
    ['fakesrc ! b.', 10, 'No sink-element named "b"'],
    ['fakesrc name=a a. ! b.', 20, 'No sink-element named "b"'],
    ['tee : funnel', 4, 'a link of all pads would never end'],
  ])('of %j is at character %i', (description, position, why) => {
    const error = errorOf(() => Pipeline.parse(description))
    expect(error).toMatchObject({ code: 'ERR_PARSE', position })
    expect(error.message).toContain(why)
  })
})

/** Valid descriptions, of documents, manuals and everyday use. */
const valid = [
  ...[
    'fakesrc ! fakesink',
    'fakesrc!fakesink',
    ' fakesrc\n!\tfakesink ',
    'fakesrc',
    'playbin uri=file:///x',
    'pipeline.( fakesrc ! fakesink )',
  ],
  ...[
    '( fakesrc ! fakesink )',
    'bin.( fakesrc ! fakesink )',
    'bin.(fakesrc ! fakesink)',
    '(name=x fakesrc ! fakesink )',
    'bin . ( name=x fakesrc )',
  ],
  ...[
    '( fakesrc ) ! ( fakesink )',
    'fakesrc ! ( identity ! ( identity ) ) ! fakesink',
    'bin.( message-forward=true fakesrc )',
  ],
  ...[
    'fakesrc name=a  fakesink name=b  a. ! b.',
    'a.src ! b.sink fakesrc name=a fakesink name=b',
    'a. ! fakesink fakesrc name=a',
  ],
  ...[
    'fakesrc name=a fakesink name=b a. ! identity ! b.',
    'fakesrc .src ! .sink fakesink',
    'tee name=t ! queue ! fakesink t. ! queue ! fakesink',
  ],
  ...[
    'fakesrc ! tee name=t  t.src_0 ! queue ! fakesink  t.src_1 ! fakesink',
    'tee name=t .src_0,src_1 ! .sink_0,sink_1 funnel',
  ],
  ...[
    'filesrc location=/x ! decodebin name=d  d. ! queue ! fakesink d. ! fakesink',
    'filesrc location="/a b" ! decodebin : fakesink',
  ],
  ...[
    'file:///tmp/x ! fakesink',
    'fakesrc ! file:///tmp/x',
    'file:///tmp/x ! file:///tmp/y',
    'filesrc location=file\\ name ! fakesink',
  ],
  ...[
    "fakesrc name='a' ! fakesink",
    'filesrc location="say \\"hi\\""',
    'filesrc location=hello\\ world',
    'filesrc location = "a ! b ( c"',
  ],
  ...[
    'videotestsrc ! video/x-raw ! fakesink',
    'videotestsrc ! video/x-raw,width=320 ! fakesink',
    'videotestsrc ! video/x-raw, format=(string){ I420, NV12 } ! fakesink',
  ],
  ...[
    'videotestsrc ! video/x-raw,framerate=30/1;video/x-raw(memory:DMABuf) ! fakesink',
    'videotestsrc ! video/x-raw,\\ width=320 ! fakesink',
  ],
  ...[
    'capsfilter caps="video/x-raw, format=(string){ I420, NV12 }"',
    'capsfilter caps=video/x-raw,width=[1,max]',
  ],
  ...[
    'capsfilter caps=ANY',
    'capsfilter caps=EMPTY',
    'capsfilter caps=video/x-raw,a=\\"b\\ c\\"',
    'appsrc caps=video/x-raw,format=RGB,width=1,height=1,framerate=0/1',
  ],
  ...[
    'queue name=queue0 ! queue',
    'fakesrc name=fakesrc7 fakesrc fakesrc ! fakesink',
    'bin.( fakesrc name=a ) fakesrc name=a',
    'fakesrc num_buffers=5',
  ],
  ...[
    'compositor name=c sink_0::alpha=0.5 sink_1::xpos=-5 videotestsrc ! c. videotestsrc ! c. c. ! fakesink',
    'playbin video-sink="videoconvert ! fakesink" name=p',
  ],
  ...[
    'multiqueue name=m fakesrc ! m.sink_0 m.src_0 ! identity ! m.sink_1 m.src_1 ! fakesink',
    'mux. ! fakesink fakesrc ! queue ! identity name=mux',
  ],
  ...[
    'fakesrc ! funnel ! tee ! fakesink',
    'rtpbin name=r fakesrc ! r.send_rtp_sink_0 r.send_rtp_src_0 ! r.recv_rtp_sink_0',
    'funnel name=f ! fakesink fakesrc ! f. fakesrc ! f.',
  ],
  ...[
    'audioconvert mix-matrix="<<(float)1,(float)0>,<(float)0,(float)1>>"',
    'videotestsrc pattern=18',
    'videotestsrc pattern=ball foreground-color=0xff00ff00',
  ],
  ...[
    'rtph264pay pt=96 config-interval=-1 name=pay0',
    'udpsrc caps="application/x-rtp, media=(string)video, clock-rate=(int)90000"',
    'filesink location=NULL',
  ],
]

it.each(valid)('takes %j', async (description) => {
  const taken = (() => {
    try {
      return Pipeline.parse(description)
    } catch (error) {
      // Links between such pads fail, but the text is right.
      if (/could not link|delayed|Could not link/i.test((error as Error).message)) return undefined
      throw error
    }
  })()
  await taken?.[Symbol.asyncDispose]()
})

// GStreamer asks all elements of a chain for their caps at each link: 300 took 0.4 s, 1000 took 18 s.
it('accepts 1000 elements downstream of a live source, links each of them, and gives no name twice', async () => {
  const start = process.cpuUsage()
  await using pipeline = Pipeline.parse(
    `audiotestsrc is-live=true num-buffers=1 ! ${'identity ! '.repeat(500)}identity name=middle ! ${'identity ! '.repeat(500)}fakesink name=end`,
  )
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1_000_000).toBeLessThan(8)
  await pipeline.play()
  expect(await pipeline.finished).toBe('eos')
  expect(pipeline.element('middle').kind).toBe('identity')
})

it('keeps the names and the bins of a long chain', async () => {
  const chain = Array.from({ length: 100 }, (_, index) => `identity name=i${index}`).join(' ! ')
  await using pipeline = Pipeline.parse(`fakesrc num-buffers=1 ! ( ${chain} ) ! fakesink`)
  for (let index = 0; index < 100; index++) expect(pipeline.element(`i${index}`).name).toBe(`i${index}`)
  await pipeline.play()
  expect(await pipeline.finished).toBe('eos')
})

it('finds a pipeline that is the whole description by its name', async () => {
  await using pipeline = Pipeline.parse('playbin name=player video-sink="queue ! fakesink"')
  expect(pipeline.element('player', 'playbin')).toMatchObject({ name: 'player', kind: 'playbin' })
  await using other = Pipeline.parse('pipeline.( name=all fakesrc ! fakesink )')
  expect(other.element('all').path).toBe('/GstPipeline:all')
})
