import { parse } from './gir/parse.js'
import { read } from './gir/read.js'
import type { Namespace } from './gir/model.js'

// The namespaces (`Gst-1.0`) and all that they are built on, dependencies first. `load` gives the text of a .gir file.
export function readClosure(names: readonly string[], load: (name: string) => string): Namespace[] {
  const closure = new Map<string, Namespace>()
  const visit = (name: string) => {
    if (closure.has(name)) return
    const namespace = read(parse(load(name)))
    namespace.includes.forEach(visit)
    closure.set(name, namespace)
  }
  names.forEach(visit)
  return [...closure.values()]
}
