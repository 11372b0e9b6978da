import type { Namespace } from './gir/model.js'
import { parse } from './gir/parse.js'
import { read } from './gir/read.js'
import { within } from './unknown.js'

// The namespaces (`Gst-1.0`) and all that they are built on, dependencies first. `load` gives the text of a .gir file.
export function readClosure(names: readonly string[], load: (name: string) => string): Namespace[] {
  const closure = new Map<string, Namespace>()
  const visit = (name: string) => {
    if (closure.has(name)) return
    const text = load(name)
    const namespace = within(`${name}.gir`, () => read(parse(text)))
    namespace.includes.forEach(visit)
    closure.set(name, namespace)
  }
  names.forEach(visit)
  return [...closure.values()]
}
