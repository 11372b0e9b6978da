import type { Accessor, Member, Method } from '../adapt/declarations.js'

// Something that node-gtk gives and the .gir file does not say, with the reason for it.
export interface Addition {
  reason: string
  // What instances have, by class: in the place of what the header declares under the name, if anything.
  members?: Record<string, Member[]>
  // What the class itself has.
  statics?: Record<string, Member[]>
  // What the namespace has.
  constants?: Accessor[]
  // What a class extends besides.
  bases?: Record<string, string[]>
}

// A parameter is written `name: type`, or `name?: type`, or `...name: type`.
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

export function readonly(name: string, read: string): Accessor {
  return { kind: 'accessor', name, notes: {}, read, write: undefined }
}
