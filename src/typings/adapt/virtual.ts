import { isDeepStrictEqual } from 'node:util'

import type { Callable, Class } from '../gir/model.js'
import { findClass, type Scope } from '../scope.js'
import type { Member } from './declarations.js'
import { callbackForm, isPrimitiveOutput } from './handler.js'
import { basesOf, derives } from './inheritance.js'
import { camelCase } from './names.js'
import { notesOf } from './notes.js'

// A virtual function, as a class of JavaScript's overrides it. There is a member of that name only once some class has done so: then
// `super` has the one of C. `never` is one whose arguments node-gtk cannot hand over.
export function adaptVirtuals(type: Class, scope: Scope): Member[] {
  const { below, beside } = rivalsOf(type, scope)
  return type.virtuals
    .filter(({ name }) => isFoundAgain(name))
    .map((virtual) => {
      const own = {
        name: `virtual_${camelCase(virtual.name)}`,
        notes: notesOf(virtual, scope),
        isOptional: true,
      }
      if (!canBeCalled(virtual, scope)) return { kind: 'accessor', ...own, read: 'never', write: 'never' }
      const isRival = ({ name }: Callable) => name === virtual.name
      const form = callbackForm(virtual, scope)
      if ([...below, ...beside].some((it) => isRival(it) && !takesTheSame(it, virtual)))
        form.parameters = '...args: never[]'
      if (
        below.some((it) => isRival(it) && !fits(it, virtual)) ||
        beside.some((it) => isRival(it) && !givesTheSame(it, virtual))
      ) {
        form.result = 'unknown'
      }
      return { kind: 'method', ...own, ...form, olderForms: [] }
    })
}

// Those of the classes below, and of what these derive from besides: where they differ, TypeScript lets one class have both only if
// what the one above says is left open.
function rivalsOf(type: Class, scope: Scope): { below: Callable[]; beside: Callable[] } {
  const own = `${scope.namespace}.${type.name}`
  const below = scope.descendants(own)
  const beside = below.flatMap((it) => ancestorsOf(it, scope)).filter((it) => !derives(own, it, scope))
  const virtualsOf = (types: Iterable<Class>) => [...types].flatMap(({ virtuals }) => virtuals)
  return { below: virtualsOf(below), beside: virtualsOf(new Set(beside.map((it) => findClass(it, scope)))) }
}

function ancestorsOf(type: Class, scope: Scope): string[] {
  return basesOf(type, scope).flatMap((base) => [base, ...ancestorsOf(findClass(base, scope), scope)])
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

// Whether what a class below gives is also what the one above gives.
function fits(a: Callable, b: Callable): boolean {
  return isDeepStrictEqual(a.result.type, b.result.type) && (b.result.isNullable || !a.result.isNullable)
}

function givesTheSame(a: Callable, b: Callable): boolean {
  return fits(a, b) && fits(b, a)
}
