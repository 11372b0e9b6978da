import { resolve } from 'node:path'

import { Declarations, type DeclaredFact } from './declared.js'
import type { Naming } from './matches.js'

/** The declarations of several namespaces by one generator. */
export class Subject {
  readonly naming: Naming
  readonly #facts: ReadonlyMap<string, ReadonlyMap<string, DeclaredFact>>

  /** @param files - the file of each namespace, by its name without the version */
  constructor(files: ReadonlyMap<string, string>) {
    const declarations = new Declarations([...files.values()])
    const { checker } = declarations
    this.#facts = new Map([...files].map(([name, file]) => [name, declarations.read(file)]))
    const namespaces = new Map([...files].map(([name, file]) => [resolve(file), name]))
    this.naming = {
      checker,
      nameOf: ({ aliasSymbol, symbol }) => {
        const { name, declarations: [first] = [] } = aliasSymbol ?? symbol
        return `${namespaces.get(resolve(first?.getSourceFile().fileName ?? '')) ?? ''}.${name}`
      },
    }
  }

  /** Returns the declarations of a namespace. */
  facts(namespace: string): ReadonlyMap<string, DeclaredFact> {
    const facts = this.#facts.get(namespace)
    if (facts === undefined) throw new Error(`Cannot find ${namespace}: it is not part of this subject`)
    return facts
  }

  /** The names of the namespaces. */
  get namespaces(): string[] {
    return [...this.#facts.keys()]
  }
}
