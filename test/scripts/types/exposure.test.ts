import { expect, it } from '@jest/globals'
import { applyExposure, findExposure } from '../../../scripts/types/exposure.js'
import type { Constant, Namespace } from '../../../scripts/types/model.js'

it('findExposure() dates what introspection got later than the header says', () => {
  const oldest = release('22', [constant('OLD', '1.2')])
  const middle = release('26', [constant('OLD', '1.2'), constant('HIDDEN', '1.16')])
  const newest = release('28', [constant('OLD', '1.2'), constant('HIDDEN', '1.16'), constant('NEW', '1.28')])
  expect(findExposure([[oldest], [middle], [newest]])).toEqual({ 'Gst.HIDDEN': '1.26' })
})

it('applyExposure() corrects the versions of a namespace', () => {
  const { items } = applyExposure(release('28', [constant('HIDDEN', '1.16')]), { 'Gst.HIDDEN': '1.26' })
  expect(items).toContainEqual(constant('HIDDEN', '1.26'))
})

function constant(name: string, since: string | undefined, value = '1'): Constant {
  return { kind: 'constant', name, since, type: { kind: 'basic', name: 'gint' }, value }
}

function release(minor: string, constants: Constant[]): Namespace {
  const items = [constant('VERSION_MINOR', undefined, minor), ...constants]
  return { name: 'Gst', version: '1.0', items, hidden: [] }
}
