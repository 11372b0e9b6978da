import { docOf, type Element, elements, named } from './element.js'
import type { Callable, Parameter } from './model.js'
import { unknown } from '../unknown.js'
import { readType } from './read-type.js'

// The constructors, methods and functions of an element. A method that moved may have left an empty name behind.
export function readCallables(parent: object, namespace: string): Callable[] {
  return kinds.flatMap((kind) =>
    elements(parent, kind).map((element) => ({ ...readCallable(element, namespace), kind })),
  )
}

// The parameters, without the instance, and the result of anything that can be called.
export function readCallable(element: Element, namespace: string): Callable {
  const [parameters] = elements(element, 'parameters')
  const [result] = elements(element, 'return-value')
  const own = named(element)
  const { name } = own
  if (result === undefined) throw unknown(`callable ${namespace}.${name}: it has no return-value`)
  return {
    kind: 'function',
    ...own,
    parameters: elements(parameters ?? {}, 'parameter').map((it) => readParameter(it, namespace, name)),
    result: {
      type: readType(result, namespace),
      isNullable: result.$['nullable'] === '1' || result.$['allow-none'] === '1',
      isSkipped: result.$['skip'] === '1',
      ...docOf(result),
    },
  }
}

function readParameter(element: Element, namespace: string, callable: string): Parameter {
  const { $ } = element
  if ('varargs' in element) throw unknown(`GIR element <varargs> in ${namespace}.${callable}`)
  const direction = $['direction'] ?? 'in'
  if (!isDirection(direction)) {
    throw unknown(`direction "${direction}" in ${namespace}.${callable}`)
  }
  return {
    name: $['name'] ?? '',
    type: readType(element, namespace),
    direction,
    isNullable: $['nullable'] === '1' || (direction !== 'out' && $['allow-none'] === '1'),
    isCallerAllocated: $['caller-allocates'] === '1',
    closure: index($['closure']),
    destroy: index($['destroy']),
    ...docOf(element),
  }
}

// The virtual functions of a class, which a class of JavaScript's may override.
export function readVirtuals(parent: object, namespace: string): Callable[] {
  return elements(parent, 'virtual-method').map((it) => ({ ...readCallable(it, namespace), kind: 'virtual' }))
}

const index = (value: string | undefined) => (value === undefined ? undefined : Number(value))

const isDirection = (value: string): value is Parameter['direction'] => ['in', 'out', 'inout'].includes(value)

const kinds = ['constructor', 'function', 'method'] as const
