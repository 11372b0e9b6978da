import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * Bundles the JavaScript of each entry of the package. Code that several entries need is in shared chunks, because a
 * process loads a few large files much faster than hundreds of small ones. Names and lines stay as they are in src,
 * and source maps have the rest.
 *
 * @param {string} folder - the folder that takes the place of dist
 */
export async function bundle(folder) {
  // Not imported at the top, because the setup runs before anything is installed.
  const { build } = await import('esbuild')
  /** @type {import('esbuild').BuildOptions} */
  const options = {
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    outdir: folder,
    outbase: 'src',
    chunkNames: 'chunks/[name]-[hash]',
    sourcemap: true,
    // Messages and graphs print names of classes.
    keepNames: true,
    logLevel: 'warning',
    plugins: [namespaceOfSource],
  }
  await build({ ...options, entryPoints: entries })
  // Alone, so that what it shares with the entries does not split their chunks.
  await build({ ...options, entryPoints: ['src/cli/main.ts'], chunkNames: 'cli/[name]-[hash]' })
  const { metafile } = await build({
    ...options,
    entryPoints: parts.map(({ part }) => part),
    write: false,
    metafile: true,
  })
  for (const { part, of } of parts) {
    const { exports } = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint === part) ?? {}
    if (exports === undefined) throw new Error(`esbuild did not list the exports of ${part}`)
    const file = join(folder, compiled(part))
    const whole = relative(dirname(file), join(folder, compiled(of)))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `export { ${exports.join(', ')} } from './${whole}'\n`)
  }
}

const entries = ['src/index.ts', 'src/pipeline/index.ts', 'src/gi/index.ts']

// Entries whose exports another entry has too. Bundles of their own would split the shared code into more files.
const parts = [
  { part: 'src/fd.ts', of: 'src/index.ts' },
  { part: 'src/gi/base.ts', of: 'src/gi/index.ts' },
  { part: 'src/gi/namespace.ts', of: 'src/gi/index.ts' },
]

/** @param {string} source */
const compiled = (source) => relative('src', source).replace(/\.ts$/, '.js')

/**
 * The generated files in types import #namespace, which package.json maps to the file that this build makes.
 *
 * @type {import('esbuild').Plugin}
 */
const namespaceOfSource = {
  name: 'namespace-of-source',
  setup({ onResolve }) {
    onResolve({ filter: /^#namespace$/ }, () => ({ path: join(process.cwd(), 'src/gi/namespace.ts') }))
  },
}
