import { expect, it } from '@jest/globals'
import { describeChanges } from '../../../../scripts/generate/types/changes.js'
import type { Item, Namespace } from '../../../../src/gir/model.js'

it('describeChanges() says what came, went and changed, members on their own', () => {
  const before = [
    flags('Flags', ['a', 'b'], '1'),
    constant('GONE', '1'),
    constant('SAME', '1'),
    constant('OTHER', '1'),
  ]
  const after = [flags('Flags', ['a', 'c'], '1'), constant('SAME', '1'), constant('OTHER', '2')]
  expect(describeChanges([namespace(before)], [namespace(after)])).toEqual([
    '- Gst.Flags.b',
    '+ Gst.Flags.c',
    '- Gst.GONE',
    '~ Gst.OTHER',
  ])
})

function namespace(items: Item[]): Namespace {
  return { name: 'Gst', version: '1.0', includes: [], items, hidden: [] }
}

function constant(name: string, value: string): Item {
  return { kind: 'constant', name, since: undefined, type: { kind: 'basic', name: 'gint' }, value }
}

function flags(name: string, members: string[], value: string): Item {
  return {
    kind: 'enumeration',
    name,
    since: undefined,
    members: members.map((it) => ({ name: it, since: undefined, value })),
    functions: [],
  }
}
