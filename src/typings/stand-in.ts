import { fileName, HEADER } from './files.js'
import type { Namespace } from './gir/model.js'

// A file that takes the place of the types of 'gst-allocators/gi', if a tsconfig says so: the same, but for the installed version.
export function standIn(namespaces: readonly Namespace[]): string {
  const there = namespaces.filter(({ name, version }) => exportedNamespaces.includes(`${name}-${version}`))
  const importOf = ({ name, version }: Namespace) =>
    `import type ${name} from './${fileName(name, version)}.js'`
  const exportOf = ({ name, version }: Namespace) =>
    `export { default as ${name} } from './${fileName(name, version)}.js'`
  const known = new Set(there.flatMap(({ name, items }) => items.map((it) => `${name}.${it.name}`)))
  const wrapped = wrappers.filter((it) => known.has(it))
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

// What 'gst-allocators/gi' exports.
export const exportedNamespaces = [
  ...[
    'GLib-2.0',
    'GObject-2.0',
    'Gio-2.0',
    'Gst-1.0',
    'GstAllocators-1.0',
    'GstApp-1.0',
    'GstBase-1.0',
    'GstVideo-1.0',
  ],
]

// What the functions and the facade's classes know of the wrappers.
const wrappers = [
  ...['Allocator', 'Buffer', 'BufferList', 'Caps', 'Event', 'Memory', 'Message', 'Query', 'Sample'].map(
    (it) => `Gst.${it}`,
  ),
  'Gst.TagList',
  'GstAllocators.DmaBufAllocator',
  'GstAllocators.DRMDumbAllocator',
  'GstAllocators.FdAllocator',
]
