import { isDeepStrictEqual } from 'node:util'

import type { Callable, Parameter } from '../../../../src/gir/model.js'

/** Merges a function from two releases. If its parameters changed, the older overload is kept next to the new one. */
export function mergeCallable(release: string): (older: Callable, newer: Callable) => Callable {
  return (older, newer) => {
    const forms = older.olderForms ?? []
    if (isDeepStrictEqual(shapeOf(older), shapeOf(newer)))
      return { ...widened(older, newer), olderForms: forms }
    return { ...newer, olderForms: [{ ...older, olderForms: [], goneIn: release }, ...forms] }
  }
}

/** Merges a function that C calls. An argument may be null if it may be null in either release. */
export function mergeHandler(older: Callable, newer: Callable): Callable {
  if (older.parameters.length !== newer.parameters.length) return newer
  const parameters = newer.parameters.map((it, index) => {
    const isNullable = it.isNullable || older.parameters[index]?.isNullable === true
    return { ...it, isNullable }
  })
  return { ...newer, parameters }
}

/** Returns what the caller must pass and what it gets, without regard to which of the results may be null. */
function shapeOf({ kind, parameters, result }: Callable): unknown {
  const parameter = ({ name: _, isNullable, ...rest }: Parameter) =>
    rest.direction === 'out' ? rest : { ...rest, isNullable }
  return { kind, parameters: parameters.map(parameter), result: { ...result, isNullable: undefined } }
}

function widened(older: Callable, newer: Callable): Callable {
  const isNullable = newer.result.isNullable || older.result.isNullable
  return { ...mergeHandler(older, newer), result: { ...newer.result, isNullable } }
}
