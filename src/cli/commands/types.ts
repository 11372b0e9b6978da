import { isAbsolute, join } from 'node:path'

import type { Command } from 'commander'

import { makeTypes } from '../../typings/index.js'
import { writeFiles } from '../write-files.js'

interface Options {
  outdir: string
  docs?: true
  girDir?: string[]
}

/** `gst-allocators types`: typings for the namespaces that are installed. */
export function addTypesCommand(program: Command): void {
  program
    .command('types')
    .summary('write typings for the namespaces that are installed')
    .description(
      'Writes typings for namespaces of GObject introspection, as node-gtk gives them, and for all that they are built on.',
    )
    .argument(
      '<namespace...>',
      'such as Gst-1.0 or GstRtp-1.0; without a version where only one is installed',
    )
    .requiredOption('-o, --outdir <folder>', 'the folder to write to; it is made if need be')
    .option('--docs', 'take the documentation over from the .gir files')
    .option('--gir-dir <folder>', 'look for .gir files here first; can be given several times', append)
    .addHelpText('after', help)
    .action((namespaces: string[], options: Options) => {
      run(namespaces, options)
    })
}

const append = (value: string, values: string[] = []) => [...values, value]

function run(namespaces: string[], { outdir, docs, girDir }: Options): void {
  const generated = makeTypes({
    namespaces,
    girFolders: girDir ?? [],
    withDocs: docs === true,
    onRead: (namespace, path) => {
      console.error(`${namespace}: ${path}`)
    },
  })
  for (const path of writeFiles(outdir, generated)) console.log(path)
  console.error(howToUse(outdir))
}

function howToUse(outdir: string): string {
  const file = join(outdir, 'gi.d.ts')
  const path = isAbsolute(file) || file.startsWith('.') ? file : `./${file}`
  return [
    '',
    'To have them in the place of the types of this package, which are those of the newest GStreamer, in tsconfig.json:',
    `  "compilerOptions": { "paths": { "gst-allocators/gi": ["${path}"] } }`,
  ].join('\n')
}

const help = `
The files are listed on standard output. Exit codes: 0 all is written, 1 it failed and nothing is written, 2 wrong usage.

Examples:
  gst-allocators types GstRtp-1.0 --outdir types
  gst-allocators types Gst GstVideo --docs -o types
  gst-allocators types MyLib-1.0 --gir-dir build/gir -o types`
