import type { Dates, DeclaredFact } from './declared.js'
import type { Observation } from './facts.js'

/** The declarations of a namespace that apply to the installed version. */
export class Installed {
  readonly #declared: ReadonlyMap<string, DeclaredFact>
  readonly #version: string

  constructor(namespace: string, declared: ReadonlyMap<string, DeclaredFact>, { versions }: Observation) {
    this.#declared = declared
    this.#version = namespace.startsWith('Gst') ? versions.Gst : versions.GLib
  }

  /**
   * Returns the fact under a path, with only the overloads that apply. Undefined if it, its owner or every overload
   * does not.
   */
  find(path: string): DeclaredFact | undefined {
    const fact = this.#declared.get(path)
    const owner = this.#declared.get(/^\w+(?=[.#!@])/.exec(path)?.[0] ?? '')
    if (fact === undefined || !this.#has(fact) || (owner !== undefined && !this.#has(owner))) return undefined
    const forms = fact.forms.filter((it) => this.#has(it))
    return fact.forms.length > 0 && forms.length === 0 ? undefined : { ...fact, forms }
  }

  #has({ since, goneIn }: Dates): boolean {
    const isKnown = since === undefined || order(since, this.#version) <= 0
    return isKnown && (goneIn === undefined || order(goneIn, this.#version) > 0)
  }
}

function order(a: string, b: string): number {
  const [aMajor = 0, aMinor = 0] = a.split('.').map(Number)
  const [bMajor = 0, bMinor = 0] = b.split('.').map(Number)
  return aMajor - bMajor || aMinor - bMinor
}
