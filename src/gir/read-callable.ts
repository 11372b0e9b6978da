import { docOf, type XmlElement, elements, named } from './element.js'
import type { Callable, Parameter } from './model.js'
import { unknownInGir } from './unknown.js'
import { readType } from './read-type.js'

/** Reads the constructors, methods and functions of an element. A method that was moved may have an empty name. */
export function readCallables(parent: object, namespace: string): Callable[] {
  return kinds.flatMap((kind) =>
    elements(parent, kind).map((element) => ({ ...readCallable(element, namespace), kind })),
  )
}

/** Reads the parameters, without the instance, and the result of a callable. */
export function readCallable(element: XmlElement, namespace: string): Callable {
  const [parameters] = elements(element, 'parameters')
  const [result] = elements(element, 'return-value')
  const own = named(element)
  const { name } = own
  if (result === undefined) throw unknownInGir(`Missing return-value in ${namespace}.${name}`)
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

function readParameter(element: XmlElement, namespace: string, callable: string): Parameter {
  const { $ } = element
  if ('varargs' in element) throw unknownInGir(`Unknown GIR element <varargs> in ${namespace}.${callable}`)
  const direction = $['direction'] ?? 'in'
  if (!isDirection(direction)) {
    throw unknownInGir(`Unknown direction "${direction}" in ${namespace}.${callable}`)
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

/** Reads the virtual functions of a class, which a JavaScript class may override. */
export function readVirtuals(parent: object, namespace: string): Callable[] {
  return elements(parent, 'virtual-method').map((it) => ({ ...readCallable(it, namespace), kind: 'virtual' }))
}

const index = (value: string | undefined) => (value === undefined ? undefined : Number(value))

const isDirection = (value: string): value is Parameter['direction'] => ['in', 'out', 'inout'].includes(value)

const kinds = ['constructor', 'function', 'method'] as const
