// Strings from C leave no memory behind. A child process counts its allocations, which no other test disturbs.
import { expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

it('calls that read strings lose no memory', () => {
  const { stdout, stderr, status } = runScript(
    `
import koffi from 'koffi'
import { Pipeline } from 'gst-allocators/pipeline'

koffi.struct('mallinfo2_t', Object.fromEntries(
  ['arena', 'ordblks', 'smblks', 'hblks', 'hblkhd', 'usmblks', 'fsmblks', 'uordblks', 'fordblks', 'keepcost'].map((name) => [name, 'size_t'])))
const mallinfo2 = koffi.load('libc.so.6').func('mallinfo2_t mallinfo2()')
const used = () => {
  gc()
  const { uordblks, hblkhd } = mallinfo2()
  return Number(uordblks) + Number(hblkhd)
}
await using pipeline = Pipeline.parse('videotestsrc name=test ! capsfilter name=caps caps=video/x-raw,width=320 ! fakesink')
const test = pipeline.element('test')
const refused = (description) => () => {
  try {
    Pipeline.parse(description)
  } catch {
    return
  }
}
const calls = {
  enum: [4000, () => test.get('pattern')],
  flags: [4000, () => pipeline.element('caps').get('caps-change-mode')],
  string: [4000, () => test.get('name')],
  object: [4000, () => test.get('parent')],
  caps: [4000, () => pipeline.element('caps').get('caps')],
  set: [4000, () => test.set('pattern', 'ball')],
  'parse error': [200, refused('videotestsrc ! fakesinkk')],
  'link error': [200, refused('videotestsrc ! audioconvert ! fakesink')],
  'value error': [200, refused('videotestsrc pattern=nothing ! fakesink')],
  parse: [200, () => Pipeline.parse('videotestsrc ! fakesink')[Symbol.asyncDispose]()],
  'play and stop': [40, async () => { await pipeline.play(); await pipeline.stop() }],
}
const lost = {}
for (const [name, [count, call]] of Object.entries(calls)) {
  const growths = []
  for (let round = 0, before = 0; round < 7; round++) {
    for (let index = 0; index < count; index++) await call()
    const now = used()
    if (round > 1) growths.push((now - before) / count)
    before = now
  }
  // A leak is in every round. What V8 and GLib keep for later is only in some.
  lost[name] = Math.round(Math.min(...growths))
}
console.log(JSON.stringify(lost))`,
    ['--expose-gc'],
  )
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  const lost = JSON.parse(stdout) as Record<string, number>
  // A run keeps some ten bytes, which are not those of a string: it was two thousand.
  const most = (name: string) => (name === 'play and stop' ? 200 : 8)
  expect(Object.entries(lost).filter(([name, bytes]) => bytes > most(name))).toEqual([])
}, 300_000)

// Once this fails, read-field.ts may read strings in another way: docs/upstream/koffi-decode-string.md.
it('without the package, koffi loses memory for each string that it decodes', () => {
  const { stdout } = runScript(`
import koffi from 'koffi'
const text = koffi.alloc('char', 16)
koffi.encode(text, 'char', 'fifteen letters', 16)
const decode = () => {
  for (let call = 0; call < 400_000; call++) koffi.decode(text, 'char', -1)
  return process.memoryUsage.rss()
}
const before = decode()
console.log(decode() - before)`)
  expect(Number(stdout)).toBeGreaterThan(3e6)
})
