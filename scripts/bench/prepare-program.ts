import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import ts from 'typescript'

import { findPython } from './find-python.js'
import { type Command, Failure, runProcess } from './run-process.js'

/** Prepares a program in peers/ according to its file type, and returns the command that runs it. */
export async function prepareProgram(file: string, signal: AbortSignal): Promise<Command> {
  const prepare = dirname(file) === EDITOR ? checkTypes : kinds[extname(file)]
  if (prepare === undefined)
    throw new Failure(`Cannot run ${file}: the file type ${extname(file)} is not supported`)
  await mkdir(BUILD, { recursive: true })
  return prepare(file, signal)
}

const PEERS = join('scripts', 'bench', 'peers')
// The programs in this folder never run. The benchmark measures the compiler.
const EDITOR = 'editor'
const BUILD = join('build', 'bench')

const kinds: Record<string, (file: string, signal: AbortSignal) => Promise<Command>> = {
  '.c': compile,
  '.py': async (file, signal) => {
    // -B: write no compiled modules next to the sources.
    const program = ['-B', join(PEERS, file)] as const
    return [await findPython([...program, 'versions'], signal), ...program]
  },
  '.js': async (file, signal) => {
    const command = ['gjs', '-m', join(PEERS, file)] as const
    await runProcess([...command, 'versions'], { signal })
    return command
  },
  '.ts': async (file) => {
    await Promise.all(shared.map(transpile))
    return [process.execPath, await transpile(file)]
  },
}

// The modules that the TypeScript programs import.
const shared = ['measure.ts', 'measure-loop.ts', 'measure-within.ts', 'measure-reach.ts', 'fill-heap.ts']

async function compile(file: string, signal: AbortSignal): Promise<Command> {
  const program = join(BUILD, basename(file, '.c'))
  const libraries = ['gstreamer-1.0', 'gstreamer-allocators-1.0', 'gstreamer-app-1.0']
  const flags = await runProcess(['pkg-config', '--cflags', '--libs', ...libraries], { signal })
  const options = ['-O2', '-Wall', '-Wextra', '-Werror', '-o', program, join(PEERS, file)]
  await runProcess(['cc', ...options, ...flags.trim().split(/\s+/)], { signal })
  return [program]
}

async function checkTypes(file: string): Promise<Command> {
  return [process.execPath, await transpile('check-types.ts'), join(PEERS, file)]
}

/**
 * Compiles to JavaScript, so that the startup time does not include a compiler. The output is inside the package, so it
 * can import the package by its name.
 */
async function transpile(file: string): Promise<string> {
  const source = await readFile(join(PEERS, file), 'utf8')
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  })
  const program = join(BUILD, `${basename(file, '.ts')}.js`)
  await writeFile(program, outputText)
  return program
}
