import { isDeepStrictEqual } from 'node:util'

import type { Callable, Parameter } from '../../../src/typings/gir/model.js'

// A function of two releases. If it takes something else than it used to, the older form is kept beside the new one.
export function mergeCallable(release: string): (older: Callable, newer: Callable) => Callable {
  return (older, newer) => {
    const forms = older.olderForms ?? []
    if (isDeepStrictEqual(shapeOf(older), shapeOf(newer)))
      return { ...widened(older, newer), olderForms: forms }
    return { ...newer, olderForms: [{ ...older, olderForms: [], goneIn: release }, ...forms] }
  }
}

// A function that C calls: any of its arguments may be null that is so in one of the releases.
export function mergeHandler(older: Callable, newer: Callable): Callable {
  if (older.parameters.length !== newer.parameters.length) return newer
  const parameters = newer.parameters.map((it, index) => {
    const isNullable = it.isNullable || older.parameters[index]?.isNullable === true
    return { ...it, isNullable }
  })
  return { ...newer, parameters }
}

// What the caller must pass, and what kind of thing comes back: all but who may be null among the results.
function shapeOf({ kind, parameters, result }: Callable): unknown {
  const parameter = ({ name: _, isNullable, ...rest }: Parameter) =>
    rest.direction === 'out' ? rest : { ...rest, isNullable }
  return { kind, parameters: parameters.map(parameter), result: { ...result, isNullable: undefined } }
}

function widened(older: Callable, newer: Callable): Callable {
  const isNullable = newer.result.isNullable || older.result.isNullable
  return { ...mergeHandler(older, newer), result: { ...newer.result, isNullable } }
}
