import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from '@swc/core'

/** The output of a child process, and its exit status, which is null after a signal. */
export interface ScriptResult {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | null
}

/**
 * Runs a program with the built package in a separate process, where every GLib CRITICAL is fatal, because it may crash
 * or needs a fresh process. The program can import createTestFd() and similar functions from './create-test-fd.mjs'. If
 * it imports files of '../../src', all of the package comes from there, in one bundle with the program.
 */
export function runScript(
  source: string,
  nodeOptions: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): ScriptResult {
  mkdirSync(build, { recursive: true })
  const folder = mkdtempSync(join(build, 'script-'))
  try {
    const file = join(folder, 'script.mjs')
    if (source.includes(SRC)) bundle(source, folder, file)
    else writeFileSync(file, compile(source))
    if (source.includes(HELPER)) writeFileSync(join(folder, HELPER), compile(helperSource()))
    const { stdout, stderr, status } = spawnSync(process.execPath, [...nodeOptions, file], {
      cwd: root,
      encoding: 'utf8',
      // One that never ends must not hold up the others for ever: its status is null.
      timeout: 300_000,
      killSignal: 'SIGKILL',
      env: { ...process.env, G_DEBUG: 'fatal-criticals', ...env },
    })
    return { stdout, stderr, status }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function compile(source: string): string {
  return transformSync(source, { jsc: { target: 'es2022', parser }, module: { type: 'es6' } }).code
}

function bundle(source: string, folder: string, file: string): void {
  if (source.includes(HELPER)) throw new Error(`A program with files of src cannot import ${HELPER}`)
  const options = ['--bundle', '--format=esm', '--platform=node', '--target=node20.19', '--keep-names']
  const outside = ['koffi', 'node-gtk', '@viz-js/viz'].map((name) => `--external:${name}`)
  const aliases = Object.entries(entries).map(([name, path]) => `--alias:${name}=${join(root, path)}`)
  // Not by esbuild's functions, which would leave a process and fds behind in the test.
  execFileSync(
    join(root, 'node_modules/.bin/esbuild'),
    [...options, ...outside, ...aliases, '--loader=ts', '--log-level=warning', `--outfile=${file}`],
    { cwd: folder, input: source },
  )
}

const entries = {
  'gst-allocators/fd': 'src/fd.ts',
  'gst-allocators/pipeline': 'src/pipeline/index.ts',
  'gst-allocators': 'src/index.ts',
}

/** The tests' own file, for the package as it was built. */
function helperSource(): string {
  const source = readFileSync(join(import.meta.dirname, 'create-test-fd.ts'), 'utf8')
  return source.replace("'../../src/index.js'", "'gst-allocators'")
}

const root = join(import.meta.dirname, '../..')
// Inside the checkout, so that a script finds the package by its name.
const build = join(root, 'build')
const parser = { syntax: 'typescript', explicitResourceManagement: true } as const
const SRC = "'../../src/"
const HELPER = 'create-test-fd.mjs'
