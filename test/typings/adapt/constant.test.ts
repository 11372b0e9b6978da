import { expect, it } from '@jest/globals'
import { adaptConstant } from '../../../src/typings/adapt/constant.js'
import type { Type } from '../../../src/gir/model.js'
import { scopes } from '../../../src/typings/adapt/scope.js'

it.each([
  ['utf8', 'sink', "'sink'"],
  ['utf8', "it's a \\", "'it\\'s a \\\\'"],
  ['gint', '-1', '-1'],
  ['gdouble', '3.141593', '3.141593'],
  ['guint64', '18446744073709551615', '18446744073709551615n'],
  ['gboolean', 'true', 'true'],
])('adaptConstant() makes the value of a %s, %s, its type', (name, value, expected) => {
  expect(typeOf({ kind: 'basic', name }, value)).toBe(expected)
})

it('adaptConstant() says the type only where the value differs between releases', () => {
  expect(typeOf({ kind: 'basic', name: 'gint' }, undefined)).toBe('number')
})

it('adaptConstant() stops at a value that it cannot read', () => {
  expect(() => typeOf({ kind: 'basic', name: 'gint' }, 'many')).toThrow('Unknown value "many" of type number')
})

function typeOf(type: Type, value: string | undefined): string | undefined {
  return adaptConstant({ kind: 'constant', name: 'C', since: undefined, type, value }, scopes([])('Gst')).read
}
