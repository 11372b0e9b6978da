import type { Namespace } from './gir/model.js'
import { parse } from './gir/parse.js'
import { read } from './gir/read.js'
import { unknown, within } from './unknown.js'

// The namespaces (`Gst-1.0`) and all that they are built on, dependencies first. `load` gives the text of a .gir file.
export function readClosure(names: readonly string[], load: (name: string) => string): Namespace[] {
  const closure = new Map<string, Namespace>()
  const visited = new Set<string>()
  const visit = (name: string) => {
    if (visited.has(name)) return
    visited.add(name)
    const text = load(name)
    const namespace = within(`${name}.gir`, () => readAs(name, text))
    const other = [...closure.values()].find((it) => it.name === namespace.name)
    if (other !== undefined) throw unknown(`second version of ${other.name}: ${other.version} is in use too`)
    namespace.includes.forEach(visit)
    closure.set(name, namespace)
  }
  names.forEach(visit)
  return [...closure.values()]
}

// A file holds what it is called.
function readAs(name: string, text: string): Namespace {
  const namespace = read(parse(text))
  const found = `${namespace.name}-${namespace.version}`
  if (found !== name) throw unknown(`file: it holds ${found}`)
  return namespace
}
