import { describe, expect, it } from '@jest/globals'
import { mergeReleases } from '../../../../../scripts/generate/types/releases/merge.js'
import type { Callable, Item, Namespace, Parameter, Type } from '../../../../../src/gir/model.js'

describe('mergeReleases()', () => {
  it('uses the later version if introspection got a name after the header', () => {
    expect(merged([], [constant('HIDDEN', '1.16')])).toEqual([
      expect.objectContaining({ name: 'HIDDEN', since: '1.26' }),
    ])
  })

  it('believes a version that the release itself proves possible', () => {
    expect(merged([], [constant('NEW', '1.24')])).toEqual([expect.objectContaining({ since: '1.24' })])
  })

  it('does not believe a version that is later than a release that has the name', () => {
    const releases = [[constant('OLD', undefined)], [constant('OLD', '1.24')], [constant('OLD', '1.24')]]
    expect(merged(...releases)).toEqual([expect.objectContaining({ name: 'OLD', since: undefined })])
  })

  it('keeps a name that a release dropped, and names that release', () => {
    expect(merged([constant('A', undefined), constant('B', undefined)], [constant('A', undefined)])).toEqual([
      expect.not.objectContaining({ goneIn: expect.anything() as unknown }),
      expect.objectContaining({ name: 'B', goneIn: '1.26' }),
    ])
  })

  it('says no value where the releases differ on it', () => {
    expect(merged([constant('N', undefined, '8')], [constant('N', undefined, '9')])).toEqual([
      expect.objectContaining({ name: 'N', value: undefined }),
    ])
  })

  it('says that a result may be null if it may be in one of the releases', () => {
    expect(merged([callable([], true)], [callable([], false)])).toEqual([
      expect.objectContaining({ result: { type: text, isNullable: true, isSkipped: false }, olderForms: [] }),
    ])
  })

  it('keeps the older form of a function that takes something else now', () => {
    const older = callable([input('data', true)], false)
    const [only] = merged([older], [callable([input('data', false)], false)])
    expect(only).toMatchObject({
      parameters: [{ isNullable: false }],
      olderForms: [{ parameters: [{ isNullable: true }], goneIn: '1.26' }],
    })
  })

  it('takes a function that became a method for another one', () => {
    const [fresh, gone] = merged([callable([], false)], [{ ...callable([], false), kind: 'method' }])
    expect(fresh).toMatchObject({ kind: 'method', since: '1.26' })
    expect(gone).toMatchObject({ kind: 'function', goneIn: '1.26' })
  })
})

const text: Type = { kind: 'basic', name: 'utf8' }

function constant(name: string, since: string | undefined, value = '1'): Item {
  return { kind: 'constant', name, since, type: { kind: 'basic', name: 'gint' }, value }
}

function callable(parameters: Parameter[], isNullable: boolean): Callable {
  return {
    kind: 'function',
    name: 'do_it',
    since: undefined,
    parameters,
    result: { type: text, isNullable, isSkipped: false },
  }
}

function input(name: string, isNullable: boolean): Parameter {
  return {
    name,
    type: text,
    direction: 'in',
    isNullable,
    isCallerAllocated: false,
    closure: undefined,
    destroy: undefined,
  }
}

// What comes of several releases, which are 1.22, 1.26 and 1.28 by their own constant.
function merged(...releases: Item[][]): Item[] {
  const minors = ['22', '26', '28']
  const namespaces = releases.map((items, index): Namespace[] => [
    {
      name: 'Gst',
      version: '1.0',
      includes: [],
      items: [...items, constant('VERSION_MINOR', undefined, minors[index])],
      hidden: [],
    },
  ])
  const [gst] = mergeReleases(namespaces)
  return gst?.items.filter(({ name }) => name !== 'VERSION_MINOR') ?? []
}
