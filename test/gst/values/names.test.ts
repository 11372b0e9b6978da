import { describe, expect, it } from '@jest/globals'
import { caps, structure, typed } from '../../../src/gst/index.js'
import { c } from '../../../src/ffi/index.js'
import { decodeStructure } from '../../../src/gst/decode-value.js'
import { withValue } from '../../../src/gst/value.js'
import { requireNamespace } from '../../../src/gi/namespace.js'
import { errorOf } from '../../support/outcome.js'

requireNamespace('Gst', '1.0')

describe('the name of a field', () => {
  it('may have the characters that GStreamer reads, and no others', () => {
    for (let code = 1; code < 256; code++) {
      const name = String.fromCharCode(code)
      const native = c.gst_structure_new_empty('a')
      withValue(BigInt(c.g_type_from_name('gint')), (value) => {
        c.gst_structure_set_value(native, name, value)
      })
      // What GStreamer has is readable, whatever its name.
      const read = decodeStructure(native)
      c.gst_structure_free(native)
      expect(Object.keys(read.fields)).toEqual([name])
      expect(String(read)).toBe(`a, ${name}=(int)0;`)
      const isReadable = /^[A-Za-z0-9_/.:+-]$/.test(name)
      expect([name, isReadable]).toEqual([name, canBeGiven(name)])
    }
  })

  it.each(['x=', 'y,', ' ', '(int)', ';', '', '\0', 'ä', 'a b'])('is refused: %j', (name) => {
    for (const make of [() => structure('m', { [name]: 1 }), () => caps('a/b', { [name]: 1 })]) {
      const error = errorOf(make)
      expect(error.code).toBe('ERR_OUT_OF_RANGE')
      expect(error.message).toContain('as the name of a field: it must be made of letters, digits and /-_.:+')
    }
  })

  it('may be one that every object has', () => {
    expect(String(structure('a', { ['__proto__']: typed('uint', 3) }))).toBe('a, __proto__=(uint)3;')
  })
})

describe('the name of a structure', () => {
  it.each(['', '1a', '-a', 'a b', 'a;', 'a\0', 'ä'])('is refused: %j', (name) => {
    expect(errorOf(() => structure(name)).message).toContain('it must start with a letter')
  })

  it('is refused where GStreamer warns of a name of its previous version', () => {
    expect(errorOf(() => caps('video/x-raw-yuv')).message).toContain(
      "Use 'video/x-raw' with the field format",
    )
  })

  it.each(['ANY', 'EMPTY', 'NONE'])('is refused in caps if their text means something else: %s', (name) => {
    const error = errorOf(() => caps(name))
    expect(error.code).toBe('ERR_OUT_OF_RANGE')
    expect(error.message).toContain(`typed('caps', '${name}')`)
    expect(String(structure(name))).toBe(`${name};`)
  })

  it('has another way to any caps and to empty caps', () => {
    expect(String(structure('a', { x: typed('caps', 'ANY'), y: typed('caps', 'EMPTY') }))).toMatch(
      // GStreamer 1.28 prints the short name of the type.
      /^a, x=\((GstCaps|caps)\)ANY, y=\((GstCaps|caps)\)EMPTY;$/,
    )
  })
})

describe('features of caps', () => {
  const withFeatures = (features: unknown) => () => caps('a/b', {}, { features: features as string[] })

  it.each(['memory', ':b', 'a:', 'a1:b', 'a:1b', 'a:b:c', 'a:b-c', 'a:b_c', 'a b:c', '', 7])(
    'are refused: %j',
    (one) => {
      const error = errorOf(withFeatures([one]))
      expect(error.code).toBe('ERR_OUT_OF_RANGE')
      expect(error.message).toContain('as a feature of caps')
    },
  )

  it.each(['memory:DMABuf', 'meta:GstVideoMeta', 'format:Interlaced', 'ANY'])('are kept: %s', (one) => {
    expect(String(caps('a/b', {}, { features: [one] }))).toBe(`a/b(${one})`)
  })

  it('cannot combine ANY with others, which GStreamer would drop', () => {
    expect(errorOf(withFeatures(['ANY', 'memory:DMABuf'])).message).toContain(
      "Use ['ANY'] or the other features",
    )
  })

  it('are an array', () => {
    expect(errorOf(withFeatures('memory:DMABuf')).code).toBe('ERR_INVALID_ARG_TYPE')
  })
})

function canBeGiven(name: string): boolean {
  try {
    structure('a', { [name]: 1 })
    return true
  } catch {
    return false
  }
}
