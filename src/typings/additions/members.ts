import type { Accessor, Method } from '../adapt/declarations.js'

/** Declares a method. A parameter is written `name: type`, `name?: type` or `...name: type`. */
export function method(name: string, parameters: string[], result: string, since?: string): Method {
  return {
    kind: 'method',
    name,
    notes: { since },
    parameters: parameters.join(', '),
    types: parameters.map((it) => it.replace(/^[^:]*: /, '')),
    required: parameters.filter((it) => /^\w+:/.test(it)).length,
    result,
    olderForms: [],
  }
}

/** Declares a read-only property. */
export function readonly(name: string, read: string): Accessor {
  return { kind: 'accessor', name, notes: {}, read, write: undefined }
}
