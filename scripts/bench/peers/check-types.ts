// Why this exists: an editor type-checks a program as the compiler does, and the compiler reports the time and memory.
// Takes a program, then an operation like every peer, and prints one line of JSON. A type error is a failure.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

// Strict, including the declarations of packages. Without the DOM types, which would dominate the result.
const options = [
  ...['--noEmit', '--extendedDiagnostics', '--ignoreConfig', '--strict'],
  ...['--skipLibCheck', 'false', '--module', 'nodenext', '--lib', 'es2023'],
]

const operations: Record<string, (program: string) => object> = {
  check(program) {
    const tsc = fileURLToPath(import.meta.resolve('typescript/lib/tsc.js'))
    // With gc() available, the compiler reports only the memory in use, without garbage.
    const command = ['--expose-gc', tsc, ...options, program]
    const { stdout, status } = spawnSync(process.execPath, command, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`tsc failed (${String(status)})\n${stdout}`)
    return {
      ns: 1e9 * read(stdout, /^Total time: +([\d.]+)s$/m),
      bytes: 1024 * read(stdout, /^Memory used: +(\d+)K$/m),
    }
  },

  versions() {
    return { typescript: ts.version }
  },
}

const [program = '', operation = ''] = process.argv.slice(2)
const run = operations[operation]
if (run === undefined) throw new Error(`Unknown operation: ${operation}`)
console.log(JSON.stringify(run(program)))

function read(stdout: string, pattern: RegExp): number {
  const found = pattern.exec(stdout)?.[1]
  if (found === undefined)
    throw new Error(`Cannot read the output of tsc: nothing matches ${String(pattern)}\n${stdout}`)
  return Number(found)
}
