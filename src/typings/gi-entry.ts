import { exportedNamespaces, wrappedTypes } from '../gi/wrapped-types.js'
import type { Namespace } from '../gir/index.js'
import { fileName, HEADER } from './files.js'

/** Prints a file that a tsconfig can map 'gst-allocators/gi' to: the same exports, for the installed version. */
export function giEntry(namespaces: readonly Namespace[]): string {
  const there = namespaces.filter(({ name, version }) =>
    exportedNamespaces.some((exported) => exported === `${name}-${version}`),
  )
  const importOf = ({ name, version }: Namespace) =>
    `import type ${name} from './${fileName(name, version)}.js'`
  const exportOf = ({ name, version }: Namespace) =>
    `export { default as ${name} } from './${fileName(name, version)}.js'`
  const known = new Set(there.flatMap(({ name, items }) => items.map((it) => `${name}.${it.name}`)))
  const wrapped = wrappedTypes.filter((it) => known.has(it))
  return [
    HEADER,
    ...there.filter(({ name }) => wrapped.some((it) => it.startsWith(`${name}.`))).map(importOf),
    "import type { Namespaces as Generated } from './namespaces.js'",
    '',
    ...there.map(exportOf),
    "export type { WithSignals } from './node-gtk.js'",
    "export * from 'gst-allocators/gi/base'",
    '',
    "declare module 'gst-allocators' {",
    '  interface Namespaces extends Generated {}',
    '  interface Wrappers {',
    ...wrapped.map((it) => `    '${it}': ${it}`),
    '  }',
    '}',
    '',
  ].join('\n')
}
