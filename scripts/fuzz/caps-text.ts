import type { Random } from './random.js'

/** Makes a text of caps that is valid, or has slips if `isCareful` is false. */
export function capsText(random: Random, depth = 0): string {
  if (random.slipOneIn(20)) return random.word('ANY EMPTY NONE 0 ; 1;2 ANY;video/x-raw ""')
  const separator = random.slipOneIn(4) ? random.pick([' ;', ';;']) : random.pick([';', '; '])
  return random.list(1, random.oneIn(4) ? 3 : 1, () => structure(random, depth)).join(separator)
}

/** Makes a structure: a name and fields. */
export function structure(random: Random, depth = 0): string {
  const name = random.word(random.slipOneIn(10) ? oddMedia : media)
  const features = random.oneIn(6) ? random.pick(random.slipOneIn(2) ? oddFeatures : goodFeatures) : ''
  const comma = random.slipOneIn(10) ? random.pick([' ,', ',,', ' ']) : random.pick([',', ', ', ',\\ '])
  const equals = () => (random.slipOneIn(10) ? random.pick([' = ', '==', '', '= ']) : '=')
  const fields = random.list(0, 4, () => `${random.word(fieldNames)}${equals()}${value(random, depth)}`)
  return [name + features, ...fields].join(comma)
}

function value(random: Random, depth: number): string {
  if (random.slipOneIn(2)) return oddValue(random, depth)
  const shape = random.below(12)
  if (shape === 0) return random.pick(ranges)
  if (shape === 1) return `{${random.list(1, 4, () => scalar(random)).join(', ')}}`
  if (shape === 2) return `<${random.list(0, 4, () => scalar(random)).join(',')}>`
  if (depth > 3) return scalar(random)
  if (shape === 3)
    return `${random.pick(['', '(GstStructure)', '(GstCaps)'])}[${structure(random, depth + 1)}]`
  if (shape === 4) return `${random.pick(['(structure)', '(GstCaps)'])}${quote(structure(random, depth + 1))}`
  if (shape === 5) return `<${random.list(0, 3, () => value(random, depth + 1)).join(', ')}>`
  return scalar(random)
}

function scalar(random: Random): string {
  return random.pick(random.pick(scalars).split(' '))
}

function oddValue(random: Random, depth: number): string {
  const type = random.oneIn(3) ? `(${random.word(random.oneIn(3) ? oddTypes : types)})` : ''
  const inner = () => (depth < 4 && random.oneIn(6) ? value(random, depth + 1) : oddScalar(random, depth))
  const shape = random.below(12)
  if (shape === 0)
    return `${type}[${random.list(1, 3, () => random.word(numbers)).join(random.pick([',', ', ']))}]`
  if (shape === 1) return `${type}{${random.list(0, 4, inner).join(',')}}`
  if (shape === 2) return `${type}<${random.list(0, 4, inner).join(', ')}>`
  if (shape === 3 && depth < 3) return `${type}[${structure(random, depth + 1)}]`
  if (shape === 4 && depth < 3) return `${type}${quote(structure(random, depth + 1))}`
  if (shape === 5 && random.oneIn(20)) return random.word('{ [ < (').repeat(random.pick([3, 40, 9000]))
  return type + oddScalar(random, depth)
}

function oddScalar(random: Random, depth: number): string {
  if (random.oneIn(2)) return random.word(numbers)
  if (random.oneIn(8))
    return quote(random.oneIn(3) ? structure(random, depth + 1) : random.word('a 1/0 true x=y'))
  if (random.oneIn(10))
    return random.pick(['"', '"a', 'a b', '\\', '"\\1"', '"\\303\\251"', '"\\377"', "'a'", 'é', '""'])
  return random.word(words)
}

function quote(text: string): string {
  return `"${text.replace(/(["\\ ,;=()<>[\]])/g, '\\$1')}"`
}

const media = 'video/x-raw audio/x-raw image/jpeg video/x-h264 application/x-rtp a/b text/plain'
const oddMedia = '1 x-a "video/x-raw" video/x-raw-rgb a.b:c+d ANY é _a'
const fieldNames =
  'width height format framerate rate channels layout channel-mask streamheader codec_data tags x'
const goodFeatures = ['(memory:DMABuf)', '(memory:A, meta:B)', '(ANY)', '()']
const oddFeatures = [
  '(x)',
  '(memory:)',
  '( memory:A )',
  '(memory:A,)',
  '(memory:A',
  ' (memory:A)',
  '(memory:A)x',
]
const ranges = [
  ...[
    '[1, 5]',
    '[ 0, 10, 2 ]',
    '(int)[1,max]',
    '[1/1, 30/1]',
    '(fraction)[ 0/1, max ]',
    '[0.5, 1.5]',
    '(double)[min,max]',
  ],
  ...['(gint64)[1, 9000000000]', '[-5,5]', '[0,2147483647]'],
]
const scalars = [
  ...[
    '1 320 -1 0x10 2147483647',
    '30/1 25/2 1/max',
    '0.5 2.0 1e5',
    'true false yes',
    'I420 NV12 S16LE interleaved',
  ],
  ...[
    '(int)5 (uint)7 (gint64)9000000000 (float)0.5 (double)1 (boolean)false',
    '(fraction)30/1 (bitmask)0x3 (string)a (string)"a\\ b"',
  ],
  ...[
    '(buffer)0102ff (date)2025-12-31 (datetime)2025-12-31T23:59:59Z (type)GstElement',
    '"a" "a\\"b" "x\\ y"',
  ],
  ...[
    '(GstFormat)time (GstVideoMultiviewFlagsSet)0:ffffffff:/right-view-first (taglist)"taglist\\,\\ title\\=x"',
  ],
]
const types =
  'int i uint fraction string s boolean double float bitmask buffer GstCaps structure gint64 guint64'
const oddTypes =
  'GObject GEnum GstIntRange GValueArray taglist sample GstBuffer GstFlagSet date datetime gdatetime type GstSegment GstTagList list array GstVideoFormat GstFormat GstElement void gpointer GstCapsFeatures GBytes 1 GstPadFlags GstMessage GDate gchar guchar GParam GType GInterface'
const words =
  'I420 NV12 RGBA true false 0x3 0102 010 zz 00:00 0:ffffffff:/x 2025-12-31 2025-02-30 2025-12-31T23:59:59Z min max 1/max NULL None mono byte_order GstElement'
const numbers =
  '1 2 4 8 30 320 240 0 -1 1/1 30/1 25/2 0.5 2.0 0/1 2147483647 2147483648 -2147483648 4294967295 18446744073709551615 99999999999999999999999 1/0 1/-2147483648 -2147483648/1 2147483648/1 0/0 nan inf -inf 1e400 0x10 010 08 1e5 .5 5. 1/2/3 min max'
