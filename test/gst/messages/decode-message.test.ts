// More than 200 lines, because messages can hold many kinds of values.
// Messages of real pipelines: what they hold comes as what it is.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { GLib, GObject, Gst } from '../../../src/gi/index.js'
import { caps, fraction, type Message, Pipeline, type Value } from '../../../src/pipeline/index.js'

// A picture of one pixel, of 70 bytes.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'values-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Plays a pipeline to its end and returns its messages. */
async function messagesOf(description: string): Promise<Message[]> {
  await using pipeline = Pipeline.parse(description)
  const messages = pipeline.messages()
  await pipeline.play()
  const all: Message[] = []
  for await (const message of messages) all.push(message)
  await pipeline.finished
  return all
}

// Never collected: node-gtk 4.1 aborts then.
const gvalue = new GObject.Value()

/** Posts a message with one field in a running pipeline, and returns the field as it is decoded. */
async function throughBus(type: string, boxed: object): Promise<Value | undefined> {
  await using pipeline = Pipeline.parse('fakesrc name=source ! fakesink')
  const source = pipeline.gi.getByName('source')
  gvalue.init(GObject.typeFromName(type))
  gvalue.setBoxed(boxed)
  const structure = Gst.Structure.newEmpty('message')
  structure.setValue('field', gvalue)
  gvalue.unset()
  await pipeline.play()
  source?.postMessage(Gst.Message.newApplication(source, structure))
  for await (const message of pipeline.messages())
    if (message.type === 'application') return message.structure.fields['field']
  return undefined
}

describe('a message', () => {
  it('has a cover picture as its media type and bytes', async () => {
    const path = join(folder, 'song.mp3')
    const image = `${png.toString('hex')}:aW1hZ2UvcG5nAA__:None:None`
    await messagesOf(
      `audiotestsrc num-buffers=4 ! wavenc ! taginject tags="image=(sample)${image}" ! id3v2mux ! filesink location=${path}`,
    )
    const messages = await messagesOf(`filesrc location=${path} ! id3demux ! fakesink`)
    const images = messages.flatMap((message) => (message.type === 'tag' ? [message.tags['image']] : []))
    const [cover] = images.filter((one) => one !== undefined)
    expect(cover).toEqual({ mediaType: 'image/png', bytes: new Uint8Array(png) })
    expect(cover).toMatchObject({
      type: 'GstSample',
      pts: null,
      caps: { structures: [{ name: 'image/png' }] },
    })
  })

  it('has dates as dates, and several values of a tag as a list', async () => {
    const messages = await messagesOf(
      'audiotestsrc num-buffers=4 ! taginject tags="datetime=(datetime)2024-05,date=(date)2024-05-17,artist={(string)A,(string)B}" ! fakesink',
    )
    const tags = messages.flatMap((message) => (message.type === 'tag' ? [message.tags] : []))
    expect(tags).toContainEqual(
      expect.objectContaining({
        datetime: expect.objectContaining({ type: 'GstDateTime', year: 2024, month: 5, day: null }),
        date: expect.objectContaining({ type: 'GDate', year: 2024, month: 5, day: 17 }),
        artist: ['A', 'B'],
      }),
    )
  })

  it('has the streams of a collection, with id, kind, caps and tags', async () => {
    const path = join(folder, 'film.mkv')
    await messagesOf(
      `matroskamux name=mux ! filesink location=${path} videotestsrc num-buffers=5 ! video/x-raw,width=32,height=16,framerate=5/1 ! vp8enc ! mux. audiotestsrc num-buffers=40 ! vorbisenc ! taginject tags="language-code=fr" ! mux.`,
    )
    const messages = await messagesOf(
      `filesrc location=${path} ! parsebin name=p p. ! queue ! fakesink p. ! queue ! fakesink`,
    )
    const streams = messages.flatMap((message) =>
      message.type === 'stream-collection' ? message.streams : [],
    )
    const [video, audio] = ['video', 'audio'].map((kind) =>
      streams.findLast((stream) => stream.kind === kind),
    )
    expect(video?.caps?.structures[0]).toMatchObject({
      name: 'video/x-vp8',
      fields: { width: 32, height: 16, framerate: fraction(5, 1) },
    })
    expect(audio?.caps?.structures[0]?.name).toBe('audio/x-vorbis')
    expect(audio?.tags?.tags['language-code']).toBe('fr')
    expect(new Set([video?.id, audio?.id, null, undefined]).size).toBe(4)
  })

  it('has a forwarded message, with its type and source', async () => {
    const messages = await messagesOf(
      'bin.( name=inner message-forward=true videotestsrc num-buffers=1 ! fakesink name=end )',
    )
    const forwarded = messages.flatMap((message) =>
      message.type === 'element' && message.structure.name === 'GstBinForwarded'
        ? [message.structure.fields['message']]
        : [],
    )
    expect(forwarded).toContainEqual(
      expect.objectContaining({
        type: 'eos',
        source: expect.objectContaining({ name: 'end', isPipeline: false }),
      }),
    )
  })

  it('has an object with its class, name and path', async () => {
    const messages = await messagesOf('videotestsrc num-buffers=1 ! fakesink name=end')
    const clock = messages.find(({ type }) => type === 'new-clock')
    expect(clock).toMatchObject({
      fields: { clock: { type: 'GObject', className: 'GstSystemClock', name: 'GstSystemClock' } },
    })
  })

  it('has the details of an error that an element goes on after', async () => {
    await using pipeline = Pipeline.parse('fakesrc name=source ! fakesink')
    const source = pipeline.gi.getByName('source')
    if (source === null) throw new Error('There is no source')
    const [details] = Gst.Structure.fromString('details, lost=(uint)7')
    const error = GLib.Error.newLiteral(Gst.streamErrorQuark(), Gst.StreamError.DECODE, 'It broke')
    await pipeline.play()
    source.postMessage(Gst.Message.newWarningWithDetails(source, error, 'debug', details))
    for await (const message of pipeline.messages()) {
      if (message.type !== 'warning') continue
      expect(message.error.details).toMatchObject({ name: 'details', fields: { lost: 7 } })
      expect(message.fields['gerror']).toEqual({
        domain: 'stream',
        number: 7,
        reason: 'decode',
        message: 'It broke',
      })
      break
    }
  })

  it.each<[string, string, () => object, object]>([
    [
      'caps',
      'GstCaps',
      () => Gst.Caps.fromString('video/x-raw, width=7') ?? {},
      caps('video/x-raw', { width: 7 }),
    ],
    ['an event', 'GstEvent', () => Gst.Event.newEos(), { type: 'GstEvent', kind: 'eos', structure: null }],
    [
      'a query',
      'GstQuery',
      () => Gst.Query.newLatency(),
      { type: 'GstQuery', kind: 'latency', structure: { name: 'GstQueryLatency' } },
    ],
    [
      'a context',
      'GstContext',
      () => Gst.Context.new('a.b', true),
      { type: 'GstContext', contextType: 'a.b', isPersistent: true },
    ],
    [
      'a buffer',
      'GstBuffer',
      () => Gst.Buffer.newAllocate(null, 3, null) ?? {},
      { type: 'GstBuffer', bytes: expect.objectContaining({ length: 3 }), pts: null },
    ],
    [
      'a table of contents',
      'GstToc',
      () => Gst.Toc.new(Gst.TocScope.GLOBAL),
      { type: 'GstToc', scope: 'global', entries: [] },
    ],
    [
      'an entry of a table of contents',
      'GstTocEntry',
      () => {
        const entry = Gst.TocEntry.new(Gst.TocEntryType.CHAPTER, 'one')
        entry.setStartStopTimes(5n, 2n ** 40n)
        return entry
      },
      { type: 'GstTocEntry', kind: 'chapter', uid: 'one', start: 5n, stop: 2n ** 40n, entries: [] },
    ],
    [
      'a segment',
      'GstSegment',
      () => {
        const segment = Gst.Segment.new()
        segment.init(Gst.Format.TIME)
        return segment
      },
      { type: 'GstSegment', format: 'time', rate: 1, start: 0n, stop: null },
    ],
  ])('has %s', async (_, type, boxed, expected) => {
    expect(await throughBus(type, boxed())).toMatchObject(expected)
  })
})
