import { isDeepStrictEqual } from 'node:util'

import type { Callable, Class } from '../gir/model.js'
import type { Scope } from '../scope.js'
import type { Member } from './declarations.js'
import { callbackForm, isPrimitiveOutput } from './handler.js'
import { camelCase } from './names.js'
import { notesOf } from './notes.js'

// A virtual function, as a class of JavaScript's overrides it. There is a member of that name only once some class has done so: then
// `super` has the one of C. `never` is one whose arguments node-gtk cannot hand over.
export function adaptVirtuals({ name: owner, virtuals }: Class, scope: Scope): Member[] {
  const below = scope.descendants(`${scope.namespace}.${owner}`).flatMap((it) => it.virtuals)
  return virtuals
    .filter(({ name }) => isFoundAgain(name))
    .map((virtual) => {
      const own = {
        name: `virtual_${camelCase(virtual.name)}`,
        notes: notesOf(virtual, scope),
        isOptional: true,
      }
      if (!canBeCalled(virtual, scope)) return { kind: 'accessor', ...own, read: 'never', write: 'never' }
      const form = callbackForm(virtual, scope)
      // TypeScript allows a class to take other arguments than its base only where the base leaves them open.
      const isOpen = below.some((it) => it.name === virtual.name && !takesTheSame(it, virtual))
      if (isOpen) form.parameters = '...args: never[]'
      return { kind: 'method', ...own, ...form, olderForms: [] }
    })
}

// node-gtk makes the C name of the JavaScript one, which does not lead back to a name with digits in it.
const isFoundAgain = (name: string) => /^[a-z]+(_[a-z]+)*$/.test(name)

// It takes a pointer to a pointer for the object itself.
function canBeCalled({ parameters }: Callable, scope: Scope): boolean {
  return parameters.every(
    (it) => it.direction === 'in' || it.isCallerAllocated || isPrimitiveOutput(it, scope),
  )
}

function takesTheSame(a: Callable, b: Callable): boolean {
  const types = ({ parameters }: Callable) => parameters.map(({ type, direction }) => ({ type, direction }))
  return isDeepStrictEqual(types(a), types(b))
}
