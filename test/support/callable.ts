import type { Callable, Parameter, Type } from '../../src/gir/model.js'

/** Returns a function `do_it` as the GIR reader describes it. */
export function callable(parameters: Parameter[], type: Type): Callable {
  return {
    ...{ kind: 'function', name: 'do_it', since: undefined, parameters },
    result: { type, isNullable: false, isSkipped: false },
  }
}
