import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'

/** The result of compiling a program. */
export interface Compilation {
  /** The errors, such as `program.ts(3,5): error TS2304: Cannot find name 'x'.` */
  readonly errors: readonly string[]
  /** The files that TypeScript loaded, relative to the root of this package. */
  readonly files: readonly string[]
}

/**
 * Compiles a user's program, which is given as files by name, against the built package. Also checks the package's own
 * declarations.
 */
export function compile(
  sources: Readonly<Record<string, string>>,
  paths: Readonly<Record<string, readonly string[]>> = {},
): Compilation {
  mkdirSync(build, { recursive: true })
  const folder = mkdtempSync(join(build, 'compile-'))
  try {
    const config = { compilerOptions: { ...compilerOptions, paths }, include: ['*.ts'], exclude: ['*.d.ts'] }
    const files = { ...sources, 'tsconfig.json': JSON.stringify(config) }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    const { stdout } = spawnSync(process.execPath, [tsc, '--listFiles'], { cwd: folder, encoding: 'utf8' })
    const lines = stdout.split('\n')
    return {
      errors: lines.filter((line) => line.includes('error TS')),
      files: lines.filter((line) => line.startsWith('/')).map((file) => relative(root, file)),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const root = join(import.meta.dirname, '../..')
// Inside the checkout, so that a program can import the package by name.
const build = join(root, 'build')
const tsc = createRequire(import.meta.url).resolve('typescript/lib/tsc.js')
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  module: 'nodenext',
  lib: ['es2023'],
  types: [],
  noEmit: true,
}
