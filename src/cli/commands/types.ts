import { isAbsolute, join } from 'node:path'
import type { Command } from 'commander'
import { writeFiles } from './write-files.js'

interface Options {
  outdir: string
  docs?: true
  girDir?: string[]
}

/** Adds the command `gst-allocators types`, which writes typings for the installed namespaces. */
export function addTypesCommand(program: Command): void {
  program
    .command('types')
    .summary('write typings for the installed namespaces')
    .description(
      'Writes typings for GObject introspection namespaces, as node-gtk exposes them, and for all their dependencies.',
    )
    .argument(
      '<namespace...>',
      'such as Gst-1.0 or GstRtp-1.0; the version is optional if only one is installed',
    )
    .requiredOption('-o, --outdir <folder>', 'the folder to write to; created if missing')
    .option('--docs', 'include the documentation of the .gir files')
    .option('--gir-dir <folder>', 'look for .gir files here first; can be repeated', append)
    .addHelpText('after', help)
    .action(run)
}

const append = (value: string, values: string[] = []) => [...values, value]

async function run(namespaces: string[], { outdir, docs, girDir }: Options): Promise<void> {
  // Loaded here, with the parser of .gir files, because the other commands and --help do without.
  const { makeTypes } = await import('../../typings/index.js')
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
    'To use them instead of the types of this package, which cover several releases of GStreamer, add to tsconfig.json:',
    `  "compilerOptions": { "paths": { "gst-allocators/gi": ["${path}"] } }`,
  ].join('\n')
}

const help = `
Lists the written files on standard output. Exit codes: 0 success, 1 failure (nothing is written), 2 wrong usage.

Examples:
  gst-allocators types GstRtp-1.0 --outdir types
  gst-allocators types Gst GstVideo --docs -o types
  gst-allocators types MyLib-1.0 --gir-dir build/gir -o types`
