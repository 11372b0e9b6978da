import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { fileURLToPath, URL } from 'node:url'

/**
 * Bundles the JavaScript of the package. A process loads a few large files much faster than hundreds of small ones, so
 * what several entries need is in shared chunks. Names stay as they are in src, and source maps have the rest.
 *
 * @param {string} folder - the folder that takes the place of dist
 */
export async function bundle(folder) {
  // Not imported at the top, because the setup runs before anything is installed.
  const { rollup } = await import('rollup')
  const plugins = [typescript(await import('esbuild')), parts()]
  // The command is alone, so that what it shares with the entries does not split their chunks.
  for (const [input, chunks] of /** @type {const} */ ([
    [entries, 'chunks'],
    [command, 'cli'],
  ])) {
    const bundle = await rollup({ input, plugins, external: isPackage, treeshake: false, onwarn })
    await bundle.write({
      dir: folder,
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: `${chunks}/[name]-[hash].js`,
    })
    await bundle.close()
  }
}

const entries = {
  index: 'src/index.ts',
  'pipeline/index': 'src/pipeline/index.ts',
  'gi/index': 'src/gi/index.ts',
}
const command = { 'cli/main': 'src/cli/main.ts' }

/** Entries whose exports another entry has too. Bundles of their own would split the shared code into more files. */
const partsOf = {
  'src/fd.ts': './index.js',
  'src/gi/base.ts': './index.js',
  'src/gi/namespace.ts': './index.js',
}

// A bundle has the code of these packages, and dist has their licences.
const bundled = ['leven']

/** @param {string} name */
const isPackage = (name) => !/^[./#]/.test(name) && !bundled.includes(name)

/** @param {import('rollup').RollupLog} warning */
function onwarn(warning) {
  // Values contain values, so the functions that read and write them call one another.
  if (warning.code !== 'CIRCULAR_DEPENDENCY') throw new Error(warning.message)
}

/**
 * Compiles each file, and finds files by the names that TypeScript wants in imports.
 *
 * @param {typeof import('esbuild')} esbuild
 * @returns {import('rollup').Plugin}
 */
function typescript(esbuild) {
  return {
    name: 'typescript',
    resolveId(name, importer) {
      // The generated files in types import it. In package.json, it is the file that this build makes.
      if (name === '#namespace') return resolve('src/gi/namespace.ts')
      if (bundled.includes(name)) return fileURLToPath(import.meta.resolve(name))
      if (importer === undefined || isPackage(name)) return null
      const file = resolve(importer, '..', name)
      return importer.endsWith('.ts') && !file.includes('/types/') ? file.replace(/\.js$/, '.ts') : file
    },
    async load(file) {
      const { code, map } = await esbuild.transform(readFileSync(file, 'utf8'), {
        loader: file.endsWith('.ts') ? 'ts' : 'js',
        target: 'node20.19',
        sourcefile: file,
        sourcemap: true,
      })
      return { code, map }
    },
  }
}

/**
 * Writes the entries that are parts of others, and the licences of what the bundles have from other packages.
 *
 * @returns {import('rollup').Plugin}
 */
function parts() {
  return {
    name: 'parts',
    generateBundle() {
      for (const [file, whole] of Object.entries(partsOf)) {
        const names = this.getModuleInfo(resolve(file))?.exports
        if (names === undefined || names === null) continue
        const source = `export { ${names.join(', ')} } from '${whole}'\n`
        this.emitFile({ type: 'asset', fileName: relative('src', file).replace(/\.ts$/, '.js'), source })
      }
      for (const name of bundled) {
        const licence = fileURLToPath(new URL('license', import.meta.resolve(name)))
        this.emitFile({ type: 'asset', fileName: `licenses/${name}.txt`, source: readFileSync(licence) })
      }
    },
  }
}
