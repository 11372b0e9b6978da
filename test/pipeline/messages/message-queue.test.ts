// What a listener gets that reads more slowly than messages come.
import { describe, expect, it } from '@jest/globals'
import { type Message, Pipeline } from '../../../src/pipeline/index.js'

const flood = (count: number) =>
  `audiotestsrc num-buffers=${count} samplesperbuffer=441 ! audio/x-raw,rate=44100 ! level name=level interval=10000000 ! fakesink`

async function read(messages: AsyncIterable<Message>): Promise<Message[]> {
  const list: Message[] = []
  for await (const message of messages) list.push(message)
  return list
}

const lostIn = (messages: readonly Message[]) =>
  messages.reduce((sum, message) => sum + (message.type === 'lost' ? message.count : 0), 0)
// At the end, level posts one more message, about nothing.
const isLevel = (message: Message) =>
  message.type === 'element' && message.structure.fields['duration'] !== 0n
const levelsIn = (messages: readonly Message[]) =>
  messages.flatMap((message) =>
    message.type === 'element' && isLevel(message) ? [Number(message.structure.fields['timestamp'])] : [],
  )

describe.each(['before the start', 'at the end'])('a listener that comes %s and reads late', (when) => {
  it('gets every message in order, if they are fewer than ten thousand', async () => {
    await using pipeline = Pipeline.parse(flood(500))
    const early = when === 'before the start' ? pipeline.messages() : undefined
    await pipeline.play()
    await pipeline.finished
    const messages = await read(early ?? pipeline.messages())
    expect(lostIn(messages)).toBe(0)
    expect(levelsIn(messages)).toEqual(Array.from({ length: 500 }, (_, index) => index * 10_000_000))
    expect(messages.at(-1)).toMatchObject({ type: 'eos', source: { isPipeline: true } })
  })

  it('gets the last ten thousand, the number of the others, and every state', async () => {
    const count = 12_000
    await using pipeline = Pipeline.parse(flood(count))
    const early = when === 'before the start' ? pipeline.messages() : undefined
    await pipeline.play()
    await pipeline.finished
    const messages = await read(early ?? pipeline.messages())
    expect(messages[0]).toMatchObject({ type: 'lost' })
    expect(messages.filter(({ type }) => type !== 'lost')).toHaveLength(10_000)
    const levels = levelsIn(messages)
    expect(levels.length + lostIn(messages)).toBeGreaterThanOrEqual(count)
    expect(levels).toEqual(levels.map((_, index) => (count - levels.length + index) * 10_000_000))
    const states = messages.flatMap((message) =>
      message.type === 'state-changed' && message.source.isPipeline ? [message.to] : [],
    )
    expect(states).toEqual(['ready', 'paused', 'playing'])
    expect(messages.at(-1)).toMatchObject({ type: 'eos', source: { isPipeline: true } })
  })
})

it('a loop over many unread messages lets timers run', async () => {
  await using pipeline = Pipeline.parse(flood(9000))
  const messages = pipeline.messages()
  await pipeline.play()
  await pipeline.finished
  let timers = 0
  const timer = setInterval(() => timers++, 1)
  await read(messages)
  clearInterval(timer)
  expect(timers).toBeGreaterThan(3)
})

it('messages can still be read once their pipeline is disposed of, with the right paths', async () => {
  const pipeline = Pipeline.parse(flood(3))
  const messages = pipeline.messages()
  await pipeline.play()
  await pipeline.finished
  await pipeline[Symbol.asyncDispose]()
  const levels = (await read(messages)).filter(isLevel)
  expect(levels).toHaveLength(3)
  for (const level of levels)
    expect(level).toMatchObject({
      source: { name: 'level', path: expect.stringMatching(/^\/GstPipeline:pipeline\d+\/GstLevel:level$/) },
    })
})

it('calls of next() at once get the messages in order', async () => {
  await using pipeline = Pipeline.parse(flood(20))
  const messages = pipeline.messages()
  const all = Array.from({ length: 200 }, () => messages.next())
  await pipeline.play()
  await pipeline.finished
  const read = (await Promise.all(all)).flatMap(({ value, done }) => (done === true ? [] : [value]))
  expect(levelsIn(read)).toEqual(Array.from({ length: 20 }, (_, index) => index * 10_000_000))
})
