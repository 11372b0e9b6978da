// The type of a callback, as TypeScript writes it.
import { describe, expect, it } from '@jest/globals'
import { adaptCallback } from '../../../src/typings/adapt/handler.js'
import type { Type } from '../../../src/gir/model.js'
import { scopes } from '../../../src/typings/adapt/scope.js'
import { callable } from '../../support/callable.js'
import { parameter } from '../../support/parameter.js'

const basic = (name: string): Type => ({ kind: 'basic', name })
const gsize = basic('gsize')
const gboolean = basic('gboolean')
const gpointer = basic('gpointer')
const none = basic('none')

const input = (name: string, type: Type) => parameter(name, type, 'in')
const output = (name: string, type: Type) => parameter(name, type, 'out')
const scope = scopes([])('Gst')

describe('adaptCallback()', () => {
  it('leaves out the user data', () => {
    expect(adaptCallback(callable([input('size', gsize), input('data', gpointer)], gboolean), scope)).toBe(
      '(size: bigint) => boolean',
    )
  })

  it('requires an array for the out-arguments of C', () => {
    expect(adaptCallback(callable([output('size', gsize)], none), scope)).toBe(
      '(size: null) => [number | bigint]',
    )
  })
})
