import { describe, expect, it } from '@jest/globals'
import { array, Structure, structure, type Value } from '../../src/gst/index.js'
import { serializeValue } from '../../src/gst/serialize-value.js'
import { errorOf } from '../support/outcome.js'
import { runScript } from '../support/run-script.js'

/** Runs a program in which a crash, or a CRITICAL, ends the process. It prints JSON. */
function run(body: string): unknown {
  const { stdout, stderr, status } = runScript(body)
  if (status !== 0) throw new Error(`${status}: ${stderr.slice(-2000)}`)
  return JSON.parse(stdout)
}

const readNull = `
  import { caps, Pipeline, structure } from 'gst-allocators/pipeline'
  import { requireNamespace } from '../../src/gi/namespace.js'
  import { c } from '../../src/ffi/index.js'
  import { decodeCaps } from '../../src/gst/decode-caps.js'
  import { decodeStructure } from '../../src/gst/decode-value.js'
  import { withValue } from '../../src/gst/value.js'
  requireNamespace('Gst', '1.0')
  const types = ['gchararray', 'GstSegment', 'GstStructure', 'GstSample', 'GstTagList', 'GstCapsFeatures', 'GDate',
    'GstDateTime', 'GstBuffer', 'GBytes', 'GstObject', 'gpointer'].filter((name) => c.g_type_from_name(name) !== 0)
  /** A structure that GStreamer made, with a NULL field. */
  function withNull(name) {
    const native = c.gst_structure_new_empty('a/b')
    withValue(BigInt(c.g_type_from_name(name)), (value) => c.gst_structure_set_value(native, 'x', value))
    return native
  }
`

describe('a null that was read from GStreamer', () => {
  it('can be read and printed in a structure, whatever its type', () => {
    const texts = run(`${readNull}
      const texts = types.map((name) => {
        const read = decodeStructure(withNull(name))
        if (read.fields.x !== null) throw new Error(name)
        return String(read) + ' ' + String(structure('m', { x: read }))
      })
      console.log(JSON.stringify(texts))
    `) as string[]
    expect(texts.length).toBeGreaterThan(8)
    for (const text of texts) expect(text).toMatch(/^a\/b, x=\((string|gpointer)\)NULL; m, x=/)
  })

  it('can be read and printed in caps, but is not written into an element', () => {
    const facts = run(`${readNull}
      const pipeline = Pipeline.parse('capsfilter name=filter ! fakesink')
      const facts = []
      for (const name of types) {
        const native = c.gst_caps_new_empty()
        c.gst_caps_append_structure_full(native, withNull(name), null)
        const read = decodeCaps(native)
        let code = 'set'
        try {
          await pipeline.element('filter').set('caps', read)
        } catch (error) {
          code = error.code
        }
        await pipeline.dot()
        facts.push([String(read), code])
      }
      await pipeline[Symbol.asyncDispose]()
      console.log(JSON.stringify(facts))
    `) as [string, string][]
    const [ofString, ...others] = facts
    expect(ofString).toEqual(['a/b, x=(string)NULL', 'set'])
    for (const fact of others) expect(fact).toEqual(['a/b, x=(gpointer)NULL', 'ERR_PROPERTY_VALUE'])
  })

  it('comes back as null when its text is read', () => {
    const facts = run(`${readNull}
      import { typed } from 'gst-allocators/pipeline'
      const pipeline = Pipeline.parse('capsfilter name=filter ! fakesink')
      await pipeline.element('filter').set('caps', String(caps('a/b', { x: typed('string', null) })))
      const { structures } = await pipeline.element('filter').get('caps')
      console.log(JSON.stringify(structures[0].fields))
      await pipeline[Symbol.asyncDispose]()
    `)
    expect(facts).toEqual({ x: null })
  })
})

describe('null in a value that is built', () => {
  it('is refused before GStreamer has it', () => {
    const codes = run(`
      import { array, caps, Pipeline, structure, typed } from 'gst-allocators/pipeline'
      const pipeline = Pipeline.parse('capsfilter name=filter ! fakesink')
      const codes = []
      for (const make of [
        () => structure('a', { x: typed('GstSegment', null) }),
        () => caps('video/x-raw', { x: typed('GstSegment', null) }),
        () => array(typed('string', null)),
        () => array(null),
      ])
        try {
          codes.push(String(make()))
        } catch (error) {
          codes.push(error.code)
        }
      const { constructor } = structure('a')
      for (const text of [() => String(new constructor('a', { x: null })), () => String(new constructor('1', {}))])
        try {
          codes.push(text())
        } catch (error) {
          codes.push(error.code)
        }
      await pipeline.dot()
      await pipeline[Symbol.asyncDispose]()
      console.log(JSON.stringify(codes))
    `)
    expect(codes).toEqual([
      ...Array.from({ length: 4 }, () => 'ERR_INVALID_ARG_TYPE'),
      ...['ERR_PROPERTY_VALUE', 'ERR_PROPERTY_VALUE'],
    ])
  })
})

describe('the text of a value', () => {
  it('of a megabyte does not hold up the event loop', () => {
    const { x } = structure('a', { x: new Uint8Array(1_000_000) }).fields
    const start = performance.now()
    expect(String(structure('a', { x: x ?? 0 }))).toHaveLength(2_000_014)
    // A loaded machine takes longer than the tenth of a second that it is.
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it('is refused if it would', () => {
    const error = errorOf(() => String(structure('a', { x: new Uint8Array(10_000_000) })))
    expect(error.code).toBe('ERR_OUT_OF_RANGE')
    expect(error.message).toContain('Cannot convert an object (Structure) to text: that takes as long as')
  })

  it('is refused for a value that was made by hand and is nested too deeply', () => {
    let deep: Value = 1
    for (let level = 0; level < 20_000; level++) deep = new Structure('a', Object.freeze({ x: deep }))
    expect(errorOf(() => serializeValue(deep)).message).toContain('it is nested 19999 levels deep')
    const circle: Value[] = []
    circle.push(circle)
    expect(errorOf(() => serializeValue(circle)).message).toContain('it contains itself')
  })

  it('is that of a value which is in many places', () => {
    let value = array(1)
    for (let level = 0; level < 15; level++) value = array(value, value)
    expect(errorOf(() => String(structure('a', { x: array(value) }))).message).toContain('17 levels')
    let wide = array(...Array.from({ length: 100 }, () => 1))
    for (let level = 0; level < 4; level++) wide = array(...Array.from({ length: 100 }, () => wide))
    expect(errorOf(() => String(wide)).message).toContain('and the limit is 32000000')
  })
})
