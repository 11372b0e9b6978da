// More than 200 lines, because there are many kinds of values, each with its refusals.
// What is built in JavaScript, stored in GStreamer's own values and read back, is the same.
import { describe, expect, it } from '@jest/globals'
import { c } from '../../src/ffi/index.js'
import { requireNamespace } from '../../src/gi/namespace.js'
import { decodeStructure, decodeValue } from '../../src/gst/decode-value.js'
import { makeCaps, makeStructure } from '../../src/gst/make-boxed.js'
import { withMember } from '../../src/gst/write-value.js'
import { decodeCaps } from '../../src/gst/decode-caps.js'
import { typeName } from '../../src/gst/gtype.js'
import { typeOfValue } from '../../src/gst/value.js'
import {
  array,
  bitmask,
  caps,
  doubleRange,
  type FieldValue,
  flagSet,
  fraction,
  fractionRange,
  int64Range,
  intRange,
  list,
  type Structure,
  structure,
  typed,
  type Value,
} from '../../src/gst/index.js'
import { errorOf } from '../support/outcome.js'

requireNamespace('Gst', '1.0')

/** Stores a structure natively and reads it. */
function throughNative(value: Structure): Structure {
  const native = makeStructure(value)
  try {
    return decodeStructure(native)
  } finally {
    c.gst_structure_free(native)
  }
}

/** Returns the GTypes of the fields of a structure that is built natively. */
function typesOf({ fields }: Structure): Record<string, string> {
  const types: Record<string, string> = {}
  for (const [name, member] of Object.entries(fields))
    withMember(fields, name, member, (value) => {
      types[name] = typeName(typeOfValue(value))
    })
  return types
}

describe('values that are built', () => {
  it.each<[string, FieldValue, string, string]>([
    ['an int', 7, 'gint', 's, x=(int)7;'],
    ['an int64', 2n ** 62n, 'gint64', 's, x=(gint64)4611686018427387904;'],
    ['an uint64', 2n ** 63n, 'guint64', 's, x=(guint64)9223372036854775808;'],
    ['a large number', 2 ** 40, 'gint64', 's, x=(gint64)1099511627776;'],
    ['a double', 0.5, 'gdouble', 's, x=(double)0.5;'],
    ['a double that is an integer', typed('double', 3), 'gdouble', 's, x=(double)3;'],
    ['a float', typed('float', 0.5), 'gfloat', 's, x=(float)0.5;'],
    ['an uint', typed('uint', 7), 'guint', 's, x=(uint)7;'],
    ['a byte', typed('uchar', 7), 'guchar', 's, x=(uchar)7;'],
    ['a string', 'a "b", c', 'gchararray', 's, x=(string)"a\\ \\"b\\"\\,\\ c";'],
    ['a boolean', true, 'gboolean', 's, x=(boolean)true;'],
    ['a fraction', fraction(60, 2), 'GstFraction', 's, x=(fraction)30/1;'],
    ['a range', intRange(2, 10, 2), 'GstIntRange', 's, x=(int)[ 2, 10, 2 ];'],
    ['a range of 64 bits', int64Range(0n, 2n ** 40n), 'GstInt64Range', 's, x=(gint64)[ 0, 1099511627776 ];'],
    ['a range of doubles', doubleRange(0, 0.5), 'GstDoubleRange', 's, x=(double)[ 0, 0.5 ];'],
    [
      'a range of fractions',
      fractionRange(fraction(1, 2), fraction(60, 1)),
      'GstFractionRange',
      's, x=(fraction)[ 1/2, 60/1 ];',
    ],
    ['a list', list('I420', 'NV12'), 'GstValueList', 's, x=(string){ I420, NV12 };'],
    ['an array', array(typed('uint', 2), typed('uint', 3)), 'GstValueArray', 's, x=(uint)< 2, 3 >;'],
    ['a bitmask', bitmask(3n), 'GstBitmask', 's, x=(bitmask)0x0000000000000003;'],
    ['a flagset', flagSet(1, 3), 'GstFlagSet', 's, x=(GstFlagSet)1:3;'],
    ['bytes', Uint8Array.of(1, 2, 255), 'GstBuffer', 's, x=(buffer)0102ff;'],
    ['a structure', structure('t', { y: 1 }), 'GstStructure', 's, x=(structure)[t, y=(int)1;];'],
    ['caps', caps('video/x-raw', { width: 1 }), 'GstCaps', 's, x=(GstCaps)[video/x-raw, width=(int)1];'],
    ['a date', typed('date', '2024-05-17'), 'GDate', 's, x=(date)2024-05-17;'],
    ['a time', typed('datetime', '2024-05'), 'GstDateTime', 's, x=(datetime)2024-05;'],
    ['an enum', typed('GstState', 'playing'), 'GstState', 's, x=(GstState)playing;'],
  ])('are stored with their type and read back: %s', (_, value, type) => {
    const given = structure('s', { x: value })
    expect(typesOf(given)).toEqual({ x: type })
    const read = throughNative(given)
    // Read and written again, the field has the same type: the numbers remember theirs.
    expect(typesOf(read)).toEqual({ x: type })
    expect(throughNative(read)).toEqual(read)
    expect(String(read)).toBe(String(given))
  })

  it('are printed as GStreamer prints them', () => {
    expect(String(structure('s', { x: typed('uint', 7), y: 'a b' }))).toBe('s, x=(uint)7, y=(string)"a\\ b";')
    expect(String(intRange(1, 10))).toBe('[ 1, 10 ]')
    expect(String(list(fraction(1, 2), fraction(3, 1)))).toBe('{ (fraction)1/2, (fraction)3/1 }')
    expect(String(bitmask(2n ** 64n - 1n))).toBe('0xffffffffffffffff')
  })

  it('make caps with features and alternatives', () => {
    const made = caps(
      'video/x-raw',
      { format: list('I420', 'NV12'), framerate: fraction(30, 1) },
      { features: ['memory:DMABuf'] },
    ).or(caps('image/jpeg'))
    const native = makeCaps(made)
    const read = decodeCaps(native)
    c.gst_mini_object_unref(native)
    expect(read).toEqual(made)
    expect(String(made)).toBe(
      'video/x-raw(memory:DMABuf), format=(string){ I420, NV12 }, framerate=(fraction)30/1; image/jpeg',
    )
    expect(String(read)).toBe(String(made))
  })

  it('differ in their type', () => {
    const values: Value[] = [fraction(1, 2), intRange(1, 2), list(1), array(1), bitmask(1n), caps('a/b')]
    expect(
      values.map((value) =>
        typeof value === 'object' && value !== null && 'type' in value ? value.type : '',
      ),
    ).toEqual(['GstFraction', 'GstIntRange', 'GstValueList', 'GstValueArray', 'GstBitmask', 'GstCaps'])
  })

  it('cannot be changed', () => {
    const made = structure('s', { x: list(1) })
    for (const value of [made, made.fields, made.fields['x'], fraction(1, 2), caps('a/b')])
      expect(Object.isFrozen(value)).toBe(true)
  })

  it.each<[string, () => unknown, string, string]>([
    ['fraction(1, 0)', () => fraction(1, 0), 'ERR_OUT_OF_RANGE', 'Cannot use 0 as denominator'],
    ['fraction(0.5, 1)', () => fraction(0.5, 1), 'ERR_OUT_OF_RANGE', 'Cannot use 0.5 as numerator'],
    ['intRange(2, 2)', () => intRange(2, 2), 'ERR_OUT_OF_RANGE', 'Cannot make a range from 2 to 2'],
    ['intRange(1, 4, 2)', () => intRange(1, 4, 2), 'ERR_OUT_OF_RANGE', 'must be multiples of the step'],
    ['int64Range(0n, 2n ** 63n)', () => int64Range(0n, 2n ** 63n), 'ERR_OUT_OF_RANGE', 'as max'],
    ['doubleRange(NaN, 1)', () => doubleRange(NaN, 1), 'ERR_OUT_OF_RANGE', 'Cannot make a range from NaN'],
    ['bitmask(-1n)', () => bitmask(-1n), 'ERR_OUT_OF_RANGE', 'as a bitmask'],
    ['flagSet(-1, 0)', () => flagSet(-1, 0), 'ERR_OUT_OF_RANGE', 'as flags'],
    ["structure('1x')", () => structure('1x'), 'ERR_OUT_OF_RANGE', 'as the name of a structure'],
    [
      "structure('x', { '': 1 })",
      () => structure('x', { '': 1 }),
      'ERR_OUT_OF_RANGE',
      'as the name of a field',
    ],
    ["caps('video/x-raw;1')", () => caps('video/x-raw;1'), 'ERR_OUT_OF_RANGE', 'as the name of a structure'],
    [
      'caps with an array',
      () => caps('a/b', { format: ['I420', 'NV12'] }),
      'ERR_INVALID_ARG_TYPE',
      'it must be list(…) for alternatives, or array(…)',
    ],
    [
      'caps with a bad feature',
      () => caps('a/b', {}, { features: ['dma buf'] }),
      'ERR_OUT_OF_RANGE',
      'as a feature of caps',
    ],
    ['list(1, 0.5)', () => list(1, 0.5), 'ERR_INVALID_ARG_TYPE', 'give them one with typed()'],
    ['array(list(1), "a")', () => array(list(1), 'a'), 'ERR_INVALID_ARG_TYPE', 'give them one with typed()'],
    [
      'a field of an unknown type',
      () => String(structure('x', { y: typed('Nonsense', 1) })),
      'ERR_PROPERTY_VALUE',
      'Cannot use 1 as the field y of x',
    ],
    [
      'a field of an abstract type',
      () => String(structure('x', { y: typed('GEnum', 'a') })),
      'ERR_PROPERTY_VALUE',
      'as the field y of x',
    ],
    [
      'an uint that is negative',
      () => String(structure('x', { y: typed('uint', -1) })),
      'ERR_PROPERTY_VALUE',
      'Cannot use -1 as the field y of x',
    ],
  ])('are refused: %s', (_, make, code, message) => {
    const error = errorOf(make)
    expect(error.code).toBe(code)
    expect(error.message).toContain(message)
  })
})

describe('values of any kind', () => {
  it('are unchanged by GStreamer, for a thousand random structures', () => {
    const random = generator(20_240_517)
    for (let round = 0; round < 1000; round++) {
      const given = randomStructure(random, 3)
      const read = throughNative(given)
      expect(read).toEqual(given)
      expect(throughNative(read)).toEqual(given)
      expect(String(read)).toBe(String(given))
    }
  })
})

type Random = (below: number) => number

/** A linear congruential generator: the same numbers on every machine. */
function generator(seed: number): Random {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function randomStructure(random: Random, depth: number): Structure {
  const fields: Record<string, FieldValue> = {}
  for (let count = random(5); count >= 0; count--) fields[`f${random(100)}`] = randomValue(random, depth)
  return structure(`s${random(10)}`, fields)
}

function randomValue(random: Random, depth: number): FieldValue {
  const small = random(2 ** 31) - 2 ** 30
  const kinds: (() => FieldValue)[] = [
    () => small,
    () => BigInt(small) * 2n ** 33n,
    () => typed('uint64', 2n ** 64n - 1n - BigInt(random(1000))),
    () => typed('uint', random(2 ** 32)),
    () => typed('double', small / 8),
    () => typed('float', Math.fround(small / 8)),
    () => random(2) === 1,
    () => Array.from({ length: random(8) }, () => String.fromCodePoint(32 + random(0x2000))).join(''),
    () => fraction(small, 1 + random(1000)),
    () => intRange(small, small + 1 + random(1000)),
    () => int64Range(BigInt(small), BigInt(small) + 1n + BigInt(random(1000))),
    () => doubleRange(small, small + 0.5),
    () => bitmask(BigInt(random(2 ** 31)) << 32n),
    () => flagSet(random(2 ** 32), random(2 ** 32)),
  ]
  const nested: (() => FieldValue)[] = [
    () => list(...Array.from({ length: random(4) }, () => intRange(0, 1 + random(100)))),
    () => array(...Array.from({ length: random(4) }, () => typed('double', random(100) / 8))),
    () => array(list(1, 2), list(random(100)), random(100)),
    () => list(randomValue(random, depth - 1)),
    () => randomStructure(random, depth - 1),
    () => caps('video/x-raw', { x: randomValue(random, 0) }),
  ]
  const all = depth > 0 ? [...kinds, ...nested] : kinds
  return (all[random(all.length)] ?? (() => 0))()
}

describe('a structure', () => {
  it('may have fields called toString or constructor', () => {
    const given = structure('odd', { toString: 'a', constructor: 5, valueOf: typed('uint', 1) })
    expect(String(given)).toBe('odd, toString=(string)a, constructor=(int)5, valueOf=(uint)1;')
  })
})

describe('decodeValue()', () => {
  it('decodes a GValue with one value to the same value', () => {
    withMember([fraction(1, 3)], '0', fraction(1, 3), (value) => {
      expect(decodeValue(value)).toEqual(fraction(1, 3))
    })
  })
})
