import type { Parameter, Type } from '../../src/gir/model.js'

/** Returns a parameter as the GIR reader describes it: not null, and with nothing that depends on it. */
export function parameter(name: string, type: Type, direction: Parameter['direction']): Parameter {
  return {
    ...{ name, type, direction, isNullable: false, isCallerAllocated: false },
    ...{ closure: undefined, destroy: undefined },
  }
}
