import type { Namespace } from './model.js'
import { parse } from './parse.js'
import { read } from './read.js'
import { unknownInGir, adapting } from './unknown.js'

/** Reads namespaces (`Gst-1.0`) and their dependencies, dependencies first. `load` returns the text of a .gir file. */
export function readClosure(names: readonly string[], load: (name: string) => string): Namespace[] {
  const closure = new Map<string, Namespace>()
  const visited = new Set<string>()
  const visit = (name: string) => {
    if (visited.has(name)) return
    visited.add(name)
    const text = load(name)
    const namespace = adapting(`${name}.gir`, () => readAs(name, text))
    const other = [...closure.values()].find((it) => it.name === namespace.name)
    if (other !== undefined)
      throw unknownInGir(`Conflicting versions of ${other.name}: ${other.version} is already in use`)
    namespace.includes.forEach(visit)
    closure.set(name, namespace)
  }
  names.forEach(visit)
  return [...closure.values()]
}

/** Reads a file, and checks that it contains the namespace of its name. */
function readAs(name: string, text: string): Namespace {
  const namespace = read(parse(text))
  const found = `${namespace.name}-${namespace.version}`
  if (found !== name) throw unknownInGir(`Wrong file: it contains ${found}`)
  return namespace
}
