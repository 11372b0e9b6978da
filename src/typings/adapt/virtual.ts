import { isDeepStrictEqual } from 'node:util'
import type { Callable, Class } from '../../gir/index.js'
import { findClass, type Scope } from './scope.js'
import type { Member } from './declarations.js'
import { callbackForm, isPrimitiveOutput } from './handler.js'
import { basesOf, derives } from './inheritance.js'
import { camelCase } from './names.js'
import { notesOf } from './notes.js'

/**
 * Adapts the virtual functions that a JavaScript class can override. Such a member exists only once a class has
 * overridden it: then `super` has the C implementation. `never` marks a function whose arguments node-gtk cannot pass.
 */
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

/**
 * Returns the virtual functions of the derived classes, and of their other bases. Where signatures differ, TypeScript
 * lets a class inherit both only if the base leaves its signature open.
 */
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

// node-gtk derives the C name from the JavaScript name, which does not work for names with digits.
const isFoundAgain = (name: string) => /^[a-z]+(_[a-z]+)*$/.test(name)

/** Returns whether node-gtk can call it. It mistakes a pointer to a pointer for the object itself. */
function canBeCalled({ parameters }: Callable, scope: Scope): boolean {
  return parameters.every(
    (it) => it.direction === 'in' || it.isCallerAllocated || isPrimitiveOutput(it, scope),
  )
}

function takesTheSame(a: Callable, b: Callable): boolean {
  const types = ({ parameters }: Callable) => parameters.map(({ type, direction }) => ({ type, direction }))
  return isDeepStrictEqual(types(a), types(b))
}

/** Returns whether the result of a derived class fits the result of its base. */
function fits(a: Callable, b: Callable): boolean {
  return isDeepStrictEqual(a.result.type, b.result.type) && (b.result.isNullable || !a.result.isNullable)
}

function givesTheSame(a: Callable, b: Callable): boolean {
  return fits(a, b) && fits(b, a)
}
