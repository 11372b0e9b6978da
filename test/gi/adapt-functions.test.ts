import { describe, expect, it } from '@jest/globals'
import { Gst } from '../../src/gi/index.js'

const functions: readonly unknown[] = [
  Reflect.get(Gst.Caps.prototype, 'getStructure'),
  Reflect.get(Gst.Pad.prototype, 'addProbe'),
  Reflect.get(Gst.Toc.prototype, 'getTags'),
  Reflect.get(Gst, 'parseLaunch'),
]

describe('the functions of the namespaces', () => {
  it('are adapted, which only this version of node-gtk allows for certain', () => {
    for (const one of functions) expect(String(one)).toContain('function adapted(')
  })

  it('refuse an object that is not a wrapper, for which node-gtk would abort the process', () => {
    const caps = Gst.Caps.newAny()
    const wrong: unknown[] = [undefined, null, 1, {}, new Proxy(caps, {})]
    wrong.push(Object.create(Gst.Caps.prototype), Object.create(caps))
    const methods = [
      [Gst.Caps.prototype, 'toString'],
      [Gst.Caps.prototype, 'fixate'],
      [Gst.Element.prototype, 'getName'],
      [Gst.Buffer.prototype, 'getSize'],
    ] as const
    for (const [prototype, name] of methods)
      for (const self of wrong)
        expect(() => {
          Reflect.apply(Reflect.get(prototype, name) as () => unknown, self, [])
        }).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG_TYPE' }))
    expect(Reflect.apply(Reflect.get(caps, 'toString'), caps, [])).toBe('ANY')
  })

  it('keep the names and the lengths that node-gtk gives them', () => {
    const described = functions.map((one) => (typeof one === 'function' ? [one.name, one.length] : one))
    expect(described).toEqual([
      ['gst_caps_get_structure', 1],
      ['gst_pad_add_probe', 4],
      ['gst_toc_get_tags', 0],
      ['gst_parse_launch', 1],
    ])
  })
})
