// Every GType that a message of an installed element can carry: all that are registered once all plugins are loaded.
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

describe('decodeValue()', () => {
  it('decodes an empty value of every type that is registered, without harm', () => {
    const { stdout, stderr, status } = runScript(program)
    expect({ status, stderr: status === 0 ? '' : stderr.slice(-2000) }).toEqual({ status: 0, stderr: '' })
    const kinds = JSON.parse(stdout) as Record<string, string[]>
    expect(Object.keys(kinds).sort()).toEqual(['bigint', 'boolean', 'null', 'number', 'object', 'string'])
    // Nothing but what can be NULL is null.
    expect(kinds['null']).toEqual(
      expect.arrayContaining(['GstSample', 'GstMessage', 'gchararray', 'GObject']),
    )
    // There are more kinds of flag sets.
    expect(kinds['object']?.filter((name) => !name.endsWith('FlagsSet'))).toEqual(
      [
        'GstBitmask',
        ...['GstDoubleRange', 'GstFlagSet', 'GstFraction', 'GstFractionRange', 'GstInt64Range'],
        ...['GstIntRange', 'GstValueArray', 'GstValueList'],
      ].sort(),
    )
    expect(kinds['null']?.length).toBeGreaterThan(100)
    expect(kinds['string']?.length).toBeGreaterThan(300)
  }, 300_000)
})

const program = `
import { requireNamespace } from '../../src/gi/namespace.js'
import { decodeValue, withValue } from '../../src/gst/index.js'

const Gst = requireNamespace('Gst', '1.0')
const GObject = requireNamespace('GObject', '2.0')
// A plugin registers its types when an element of it is made.
for (const factory of Gst.Registry.get().getFeatureList(GObject.typeFromName('GstElementFactory'))) factory.create(null)

const roots = ['gchar', 'guchar', 'gboolean', 'gint', 'guint', 'glong', 'gulong', 'gint64', 'guint64', 'gfloat',
  'gdouble', 'gchararray', 'gpointer', 'GBoxed', 'GEnum', 'GFlags', 'GObject', 'GParam', 'GVariant', 'GstIntRange', 'GstInt64Range',
  'GstDoubleRange', 'GstFractionRange', 'GstFraction', 'GstBitmask', 'GstFlagSet', 'GstValueList', 'GstValueArray']
const abstract = ['GBoxed', 'GEnum', 'GFlags']
const kinds = {}
function visit(type) {
  const name = GObject.typeName(type)
  if (!abstract.includes(name)) {
    const value = withValue(BigInt(type), decodeValue)
    const kind = value === null ? 'null' : typeof value
    ;(kinds[kind] ??= []).push(name)
  }
  for (const child of GObject.typeChildren(type)) visit(child)
}
for (const name of roots) visit(GObject.typeFromName(name))
for (const names of Object.values(kinds)) names.sort()
console.log(JSON.stringify(kinds))
process.exit(0)
`
