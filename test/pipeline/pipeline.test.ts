// More than 200 lines, because one class has many states, and many ways to end.
// The states, end, errors and messages of real pipelines.
import { describe, expect, it } from '@jest/globals'
import { GstError, type Message, Pipeline } from '../../src/pipeline/index.js'
import { GObject, Gst } from '../../src/gi/index.js'
import { openFds } from '../support/open-fds.js'
import { rejectionOf } from '../support/rejection.js'

async function all(messages: AsyncIterable<Message>): Promise<Message[]> {
  const list: Message[] = []
  for await (const message of messages) list.push(message)
  return list
}

describe('Pipeline', () => {
  it('plays to its end', async () => {
    await using pipeline = Pipeline.parse('videotestsrc num-buffers=3 ! fakesink')
    await pipeline.play()
    expect(await pipeline.finished).toBe('eos')
  })

  it('pauses, plays, and plays again after it was stopped', async () => {
    await using pipeline = Pipeline.parse('videotestsrc ! fakesink sync=true')
    await pipeline.pause()
    await pipeline.play()
    await pipeline.play()
    await pipeline.pause()
    await pipeline.stop()
    expect(await pipeline.finished).toBe('stopped')
    await pipeline.play()
    const { finished } = pipeline
    await pipeline.stop()
    await pipeline.stop()
    expect(await finished).toBe('stopped')
  })

  it('throws ERR_DISPOSED once it is disposed, and disposing twice does nothing', async () => {
    const pipeline = Pipeline.parse('fakesrc ! fakesink')
    await pipeline[Symbol.asyncDispose]()
    await pipeline[Symbol.asyncDispose]()
    await pipeline.stop()
    expect(pipeline.disposed).toBe(true)
    expect((await rejectionOf(pipeline.play())).code).toBe('ERR_DISPOSED')
    for (const use of [() => pipeline.messages(), () => pipeline.sink('a'), () => pipeline.gi])
      expect(use).toThrow(expect.objectContaining({ code: 'ERR_DISPOSED' }))
  })

  it('can be stopped and disposed of by several callers at the same time', async () => {
    for (let run = 0; run < 40; run++) {
      const pipeline = Pipeline.parse('videotestsrc ! tee name=t t. ! queue ! appsink t. ! queue ! fakesink')
      await pipeline.play()
      const stopping = pipeline.stop()
      for (let turn = 0; turn < run; turn++) await new Promise(setImmediate)
      await Promise.all([stopping, pipeline[Symbol.asyncDispose](), pipeline.stop()])
    }
  })

  it('rejects play() with the error of an element, and is then stopped', async () => {
    await using pipeline = Pipeline.parse('filesrc name=file location=/nowhere ! fakesink')
    const error = await rejectionOf(pipeline.play())
    expect(error).toBeInstanceOf(GstError)
    expect(error).toMatchObject({
      code: 'ERR_PIPELINE',
      domain: 'resource',
      reason: 'not-found',
      number: 3,
      element: 'file',
      elementPath: expect.stringMatching(/^\/GstPipeline:pipeline\d+\/GstFileSrc:file$/),
      debug: expect.stringContaining('No such file "/nowhere"'),
    })
    expect(error.message).toBe('file: Resource not found: No such file "/nowhere"')
    expect(await rejectionOf(pipeline.finished)).toBe(error)
  })

  it('rejects finished with an error that comes later', async () => {
    await using pipeline = Pipeline.parse(
      'fakesrc num-buffers=9 ! identity error-after=3 name=bad ! fakesink',
    )
    await pipeline.play().catch(() => undefined)
    expect(await rejectionOf(pipeline.finished)).toMatchObject({ element: 'bad', domain: 'core' })
  })

  it('names the element that has not changed its state after a timeout', async () => {
    await using pipeline = Pipeline.parse(
      'fakesrc ! identity sleep-time=300000 name=slow ! fakesink name=sink',
    )
    const late = await rejectionOf(pipeline.play({ timeout: 20 }))
    expect(late).toMatchObject({ code: 'ERR_TIMEOUT', element: 'sink', found: 'READY' })
    const stuck = await rejectionOf(pipeline.stop({ timeout: 20 }))
    expect(stuck).toMatchObject({ code: 'ERR_TIMEOUT', element: 'slow' })
    await pipeline.stop()
  })

  it('rejects with the reason of its signal once that is aborted', async () => {
    await using pipeline = Pipeline.parse('fakesrc ! identity sleep-time=100000 ! fakesink')
    const controller = new AbortController()
    const playing = pipeline.play({ signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(playing).rejects.toThrow('enough')
    await expect(pipeline.play({ signal: AbortSignal.abort(new Error('never')) })).rejects.toThrow('never')
  })

  it('rejects play() with ERR_STOPPED when stop() is called during it', async () => {
    await using pipeline = Pipeline.parse('fakesrc ! identity sleep-time=50000 ! fakesink')
    const playing = rejectionOf(pipeline.play())
    const stopping = pipeline.stop()
    expect((await playing).code).toBe('ERR_STOPPED')
    await stopping
  })

  it('holds no fds once one stop() resolves, even if another stop() timed out', async () => {
    const before = openFds().size
    await using pipeline = Pipeline.parse('fakesrc ! identity sleep-time=100000 ! fakesink')
    await pipeline.play()
    const stopping = pipeline.stop()
    expect((await rejectionOf(pipeline.stop({ timeout: 0 }))).code).toBe('ERR_TIMEOUT')
    await stopping
    expect(openFds().size).toBe(before)
  })

  it('rejects play() with the error even if another waiter stops the pipeline', async () => {
    await using pipeline = Pipeline.parse('filesrc location=/nowhere ! fakesink')
    const playing = rejectionOf(pipeline.play())
    await pipeline.finished.catch(() => pipeline.stop())
    expect((await playing).code).toBe('ERR_PIPELINE')
  })

  it('refuses invalid options', async () => {
    await using pipeline = Pipeline.parse('fakesrc ! fakesink')
    for (const options of [null, { timeout: -1 }, { timeout: '1' }, { signal: {} }])
      expect((await rejectionOf(pipeline.play(options as object))).code).toBe('ERR_INVALID_ARG_TYPE')
  })

  it('returns the same node-gtk wrapper each time', async () => {
    await using pipeline = Pipeline.parse('fakesrc name=source ! fakesink')
    const gi = pipeline.gi
    expect(gi.getByName('source')?.getName()).toBe('source')
    expect(pipeline.gi).toBe(gi)
  })

  it('lists the existing sinks when the requested sink does not exist', async () => {
    await using pipeline = Pipeline.parse('fakesrc name=source ! appsink name=out')
    expect(pipeline.sink('out')).toBe(pipeline.sink('out'))
    expect(() => pipeline.sink('oot')).toThrow(
      "Cannot find appsink 'oot': no element has that name: did you mean 'out'?",
    )
    expect(() => pipeline.sink('source')).toThrow(expect.objectContaining({ code: 'ERR_NO_ELEMENT' }))
  })
})

describe('pipeline.messages()', () => {
  it('delivers the next run to a listener that began after the end of the last run', async () => {
    await using pipeline = Pipeline.parse('videotestsrc num-buffers=2 ! fakesink')
    for (let run = 0; run < 3; run++) {
      const messages = all(pipeline.messages())
      await pipeline.play()
      await pipeline.finished
      const types = (await messages).map(({ type }) => type)
      expect(types).toContain('stream-start')
      expect(types.at(-1)).toBe('eos')
    }
  })

  it('keeps all messages for the first listener', async () => {
    await using pipeline = Pipeline.parse('videotestsrc num-buffers=2 name=source ! fakesink')
    const { finished } = pipeline
    await pipeline.play()
    await finished
    const messages = await all(pipeline.messages())
    const states = messages.flatMap((message) =>
      message.type === 'state-changed' && message.source.isPipeline
        ? [`${message.from} → ${message.to}`]
        : [],
    )
    expect(states).toEqual(['null → ready', 'ready → paused', 'paused → playing'])
    expect(messages.at(-1)).toMatchObject({ type: 'eos', source: { isPipeline: true } })
  })

  it('keeps the messages when a listener with an aborted signal came first', async () => {
    await using pipeline = Pipeline.parse('videotestsrc num-buffers=2 ! fakesink')
    await pipeline.play()
    await pipeline.finished
    const aborted = all(pipeline.messages({ signal: AbortSignal.abort(new Error('never')) }))
    await expect(aborted).rejects.toThrow('never')
    const messages = await all(pipeline.messages())
    expect(messages.at(-1)).toMatchObject({ type: 'eos', source: { isPipeline: true } })
  })

  it('delivers the same messages to each listener', async () => {
    await using pipeline = Pipeline.parse('videotestsrc num-buffers=2 ! fakesink')
    const both = Promise.all([all(pipeline.messages()), all(pipeline.messages())])
    await pipeline.play()
    const [first, second] = await both
    expect(second).toEqual(first)
  })

  it('delivers element messages with their structure', async () => {
    await using pipeline = Pipeline.parse('audiotestsrc num-buffers=40 ! level interval=100000000 ! fakesink')
    await pipeline.play()
    const [level] = (await all(pipeline.messages())).flatMap((message) =>
      message.type === 'element' ? [message.structure] : [],
    )
    expect(level?.name).toBe('level')
    expect(level?.fields).toMatchObject({ duration: 100_000_000n, peak: [expect.any(Number)] })
  })

  it('delivers tags', async () => {
    await using pipeline = Pipeline.parse(
      'audiotestsrc num-buffers=4 ! taginject tags="title=\\"A song\\",track-number=(uint)7" ! fakesink',
    )
    await pipeline.play()
    const tags = (await all(pipeline.messages())).flatMap((message) =>
      message.type === 'tag' ? [message.tags] : [],
    )
    expect(tags).toContainEqual(expect.objectContaining({ title: 'A song', 'track-number': 7 }))
  })

  it('delivers a message with an empty field', async () => {
    await using pipeline = Pipeline.parse('fakesrc name=source ! fakesink')
    const source = pipeline.gi.getByName('source')
    if (source === null) throw new Error('There is no source')
    const value = new GObject.Value()
    value.init(GObject.typeFromName('GstSample'))
    const structure = Gst.Structure.newEmpty('nothing')
    structure.setValue('sample', value)
    await pipeline.play()
    source.postMessage(Gst.Message.newApplication(source, structure))
    for await (const message of pipeline.messages()) {
      if (message.type !== 'application') continue
      expect(message.structure).toEqual({ name: 'nothing', fields: { sample: null } })
      break
    }
  })

  it('ends with the error', async () => {
    await using pipeline = Pipeline.parse('filesrc location=/nowhere ! fakesink')
    const messages = all(pipeline.messages())
    await pipeline.play().catch(() => undefined)
    const last = (await messages).at(-1)
    expect(last?.type === 'error' && last.error.reason).toBe('not-found')
  })

  it('ends with stop(), with break, and with its signal', async () => {
    await using pipeline = Pipeline.parse('videotestsrc ! fakesink sync=true')
    const stopped = all(pipeline.messages())
    const controller = new AbortController()
    const aborted = all(pipeline.messages({ signal: controller.signal }))
    const left = (async () => {
      for await (const message of pipeline.messages()) {
        if (message.type === 'async-done') break
      }
    })()
    await pipeline.play()
    await left
    controller.abort(new Error('enough'))
    await expect(aborted).rejects.toThrow('enough')
    await pipeline.stop()
    expect((await stopped).length).toBeGreaterThan(5)
  })
})
