import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { fileURLToPath, URL } from 'node:url'

import { StepError } from './run-step.mjs'

/**
 * Bundles the JavaScript of the package. A process loads a few large files much faster than hundreds of small ones, so
 * what several entries need is in shared chunks. Names stay as they are in src; source maps give the files and lines.
 *
 * @param {string} folder - the folder that takes the place of dist
 */
export async function bundle(folder) {
  // Not imported at the top, because the setup runs before anything is installed.
  const { rollup } = await import('rollup')
  const plugins = [typescript(await import('esbuild'))]
  // The command is bundled separately. If it shared chunks with the entries, those would be split into more files.
  for (const [input, chunks] of /** @type {const} */ ([
    [entries, 'chunks'],
    [command, 'cli'],
  ])) {
    try {
      const bundle = await rollup({ input, plugins, external: isPackage, treeshake: false, onwarn })
      await bundle.write({
        dir: folder,
        sourcemap: true,
        entryFileNames: '[name].js',
        chunkFileNames: `${chunks}/[name]-[hash].js`,
        plugins: input === entries ? [parts()] : [],
      })
      await bundle.close()
    } catch (error) {
      throw new StepError(`Cannot bundle the package: ${error instanceof Error ? error.message : error}`)
    }
  }
}

const entries = {
  index: 'src/index.ts',
  'pipeline/index': 'src/pipeline/index.ts',
  'gi/index': 'src/gi/index.ts',
  'gi/base': 'src/gi/base.ts',
}
const command = { 'cli/main': 'src/cli/main.ts' }

/** Entries that only export a part of another one. Bundles of their own would split the shared code into more files. */
const partsOf = { 'src/fd.ts': './index.js', 'src/gi/namespace.ts': './base.js' }

// These packages are copied into the bundles, and their licences into dist/licenses.
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
      // package.json maps it to the built file, which does not exist yet.
      if (name === '#namespace') return resolve('src/gi/namespace.ts')
      if (bundled.includes(name)) return fileURLToPath(import.meta.resolve(name))
      if (importer === undefined || isPackage(name)) return null
      const file = resolve(importer, '..', name)
      return importer.endsWith('.ts') && !file.startsWith(resolve('types'))
        ? file.replace(/\.js$/, '.ts')
        : file
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
        if (!names) throw new Error(`no entry has the exports of ${file}`)
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
