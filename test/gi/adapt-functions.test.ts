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
