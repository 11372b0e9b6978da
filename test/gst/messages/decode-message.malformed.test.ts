// Messages without what their type requires. They run in a child process, because they used to end it.
import { expect, it } from '@jest/globals'
import { runScript } from '../../support/run-script.js'

const program = (posts: string) => `
import { Gst } from 'gst-allocators/gi'
import { Pipeline } from 'gst-allocators/pipeline'

await using pipeline = Pipeline.parse('fakesrc name=source ! identity sleep-time=1000 ! fakesink')
await pipeline.play()
const source = pipeline.gi.getByName('source')
const post = (type, structure, from = source) =>
  pipeline.gi.postMessage(Gst.Message.newCustom(Gst.MessageType[type], from, structure))
const odd = () => Gst.Structure.newEmpty('odd')
const wrong = () => Gst.Structure.fromString(
  'odd, gerror=(string)x, old-state=(string)ready, new-state=(int)3, taglist=(int)3, buffer-percent=(string)x')[0]
const received = []
${posts}
post('APPLICATION', Gst.Structure.newEmpty('last'))
for await (const message of pipeline.messages()) {
  if (message.type === 'application') break
  if (message.type === 'malformed' || message.type === 'eos') received.push(message)
}
`

it.each(['ERROR', 'WARNING', 'INFO', 'TAG', 'BUFFERING', 'STATE_CHANGED'])(
  'a %s without its contents becomes a malformed message, and the bus goes on',
  (type) => {
    const { stdout, stderr, status } = runScript(`${program(`
for (const structure of [null, odd(), wrong()]) {
  post('${type}', structure)
  post('${type}', structure === null ? null : odd(), null)
}`)}
console.log(JSON.stringify(received.map(({ type, originalType, source, error }) => [type, originalType, source.name, error.message])))
await pipeline.stop()
console.log(await pipeline.finished)`)
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    const [messages = '', ending] = stdout.trim().split('\n')
    const kind = type.toLowerCase().replace('_', '-')
    const lacks = {
      ERROR: 'error',
      WARNING: 'error',
      INFO: 'error',
      TAG: 'tags',
      BUFFERING: 'percentage',
      STATE_CHANGED: 'valid state',
    }[type]
    expect(JSON.parse(messages)).toEqual(
      ['source', '', 'source', '', 'source', ''].map((name) => [
        'malformed',
        kind,
        name,
        `Cannot decode a message: it has no ${lacks} in it`,
      ]),
    )
    expect(ending).toBe('stopped')
  },
  60_000,
)

it('every other type without contents is a message of its type, and nothing ends', () => {
  const { stdout, stderr, status } = runScript(`${program(`
for (const type of Object.keys(Gst.MessageType))
  if (typeof Gst.MessageType[type] === 'number' && !['APPLICATION', 'EOS', 'ANY', 'EXTENDED', 'UNKNOWN'].includes(type)) {
    post(type, null)
    post(type, odd(), null)
  }
post('EOS', null)
`)}
console.log(received.filter(({ type }) => type === 'eos').map(({ source }) => source.isPipeline))
await pipeline.stop()
console.log(await pipeline.finished)`)
  expect({ stdout, stderr, status }).toEqual({ stdout: '[ false ]\nstopped\n', stderr: '', status: 0 })
}, 60_000)
