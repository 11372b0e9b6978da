import { capsText, structure } from './caps-text.js'
import { kinds } from './kinds.js'
import type { Random } from './random.js'

/** Makes a description that is valid, or has slips if `isCareful` is false. */
export function description(random: Random): string {
  const names: string[] = []
  const text = random.list(1, 3, () => chain(random, names, 0)).join(random.pick([' ', '  ', '\n']))
  return random.slipOneIn(3) ? spoil(random, text) : text
}

function chain(random: Random, names: string[], depth: number): string {
  const middle = random.list(0, 4, () => part(random, names, depth, 'filter'))
  const first = random.oneIn(5) ? reference(random, names) : part(random, names, depth, 'source')
  const last = random.oneIn(5) ? reference(random, names) : part(random, names, depth, 'sink')
  const ends = [first, ...middle, last]
  if (random.slipOneIn(12)) ends.splice(0, ends.length, ...random.list(1, 3, () => reference(random, names)))
  if (random.slipOneIn(10)) ends.unshift(random.pick(uris))
  if (random.slipOneIn(10)) ends.push(random.pick(uris))
  if (depth === 0 && random.oneIn(30)) ends[0] = random.pick(uris.slice(0, 2))
  return ends.reduce((text, end) => text + link(random) + end)
}

function link(random: Random): string {
  if (random.slipOneIn(30)) return random.pick([' ', '!', ' ! ! ', '! ! !', ' .src ! .sink '])
  const sign = random.oneIn(10) ? ':' : '!'
  if (random.oneIn(6)) return ` ! ${random.slipOneIn(2) ? capsText(random) : random.pick(filters)} ${sign} `
  return ` ${sign} `
}

function part(random: Random, names: string[], depth: number, role: keyof typeof kinds): string {
  if (depth < 3 && random.oneIn(10)) {
    const opener = random.slipOneIn(4)
      ? random.pick(['nosuch.( ', 'queue.( '])
      : random.pick(['( ', 'bin.( ', 'bin . ( ', '(', 'pipeline.( '])
    const inner = role === 'filter' ? part(random, names, depth + 1, role) : chain(random, [], depth + 1)
    return `${opener}${property(random, 'message-forward=true|false', names)} ${inner} )`
  }
  const kind = random.pick(Object.keys(kinds[role]))
  const own = kinds[role][kind] ?? ''
  const properties = random.list(0, 2, () => property(random, random.pick(own.split(' ')), names))
  const name = random.oneIn(3) ? [`name=${nameFor(random, names)}`] : []
  const pads = random.slipOneIn(12)
    ? random.pick([' .src', ' .sink', ' .src_0,src_1', ' .src_%u', '.x', ' .'])
    : ''
  return [kind, ...new Set(properties), ...name].join(' ') + pads
}

function nameFor(random: Random, names: string[]): string {
  const name = random.slipOneIn(4) ? random.word(oddNames) : `n${names.length}`
  names.push(name)
  return name
}

/** Makes a property from `name=value|value`. */
function property(random: Random, choice: string, names: string[]): string {
  if (random.slipOneIn(15))
    return random.pick([
      '@preset=x',
      '@preset="a b"',
      'name=',
      'foo=bar',
      '=x',
      'a::b=1',
      '::x=1',
      `name=${nameFor(random, names)}`,
    ])
  const [name = '', values = ''] = choice.split('=', 2)
  const text = random.slipOneIn(3) ? oddValue(random) : random.pick(choice.slice(name.length + 1).split('|'))
  return values === '' ? name : `${name}${random.slipOneIn(8) ? random.pick([' = ', '= ']) : '='}${text}`
}

function oddValue(random: Random): string {
  const shape = random.below(10)
  if (shape === 0) return `"${capsText(random).replace(/["\\]/g, '\\$&')}"`
  if (shape === 1) return capsText(random).replaceAll(' ', '')
  if (shape === 2) return `"${structure(random)}"`
  if (shape === 3)
    return random.pick([
      '"fakesink"',
      '"a. ! b."',
      '"queue ! fakesink"',
      '"nosuch a. ! b."',
      '"( fakesink )"',
    ])
  return random.word(oddValues)
}

function reference(random: Random, names: readonly string[]): string {
  const pads = random.slipOneIn(3) ? random.word('src sink src_0 sink_0 src_%u sink_0,sink_1 x') : ''
  return `${names.length === 0 || random.slipOneIn(4) ? random.word(oddNames) : random.pick(names)}.${pads}`
}

/** Removes, adds, repeats or moves something, as a typing mistake does. */
function spoil(random: Random, text: string): string {
  const at = random.below(text.length)
  const shape = random.below(5)
  if (shape === 0) return text.slice(0, at) + text.slice(at + 1 + random.below(5))
  if (shape === 1) return text.slice(0, at) + random.pick(signs) + text.slice(at)
  if (shape === 2) return text.slice(0, at)
  if (shape === 3) return text.slice(0, at) + text.slice(random.below(text.length)) + text.slice(at)
  return text.slice(0, at) + random.pick(signs).repeat(random.pick([2, 50, 20_000])) + text.slice(at)
}

const filters = [
  'video/x-raw',
  'audio/x-raw,rate=44100',
  'video/x-raw, format=(string){ I420, NV12 }, width=[1,max]',
  'a/b;video/x-raw',
]
const oddNames = 'a b c q queue0 queue1 fakesrc0 fakesink0 identity0 bin0 pipeline0 a-b x_1 "a" "a\\ b"'
const oddValues =
  '0 1 -1 -5 2 10 99999999999999999999 0.5 1e9 true false yes x ball leaky upstream NULL "" "a" " " /tmp/x /dev/null file:///x a\\ b \'a\' \'a ${ {1,2} <1> <<1,2>> "<0.5,(double)1>" max min 0x10 time +a a+b 1/0 30/1 é " video/x-raw time/x'
const uris = [
  ...[
    'file:///tmp/x',
    'data:,x',
    'http://localhost/x',
    'udp://127.0.0.1:5000',
    '/dev/null',
    './x',
    'x://',
    'rtsp://h/p',
  ],
  ...[
    'data://x',
    'fd://0',
    'tcp://h:1',
    'file://',
    'nosuch://x',
    'appsrc://',
    'rtp://h:1?encoding-name=x',
    'srt://:1',
  ],
]
const signs = Array.from('!:.,;=()[]{}<>"\'\\/@%&#\n\t 0a_-é\u0001')
