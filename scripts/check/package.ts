import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { extractExamples } from '../doc-examples/extract.js'
import { type Ending, run, runTypeScript } from './command.js'
import { installedSize } from './installed-size.js'
import type { Outcome } from './outcome.js'

/**
 * Packs the package, installs it in an empty project as a user would, and runs the first examples of the README there:
 * one where node-gtk is not built, and then one that needs it.
 */
export async function checkPackage(): Promise<Outcome> {
  const project = mkdtempSync(join(tmpdir(), 'gst-allocators-package-'))
  try {
    return await tryOut(project)
  } finally {
    rmSync(project, { recursive: true })
  }
}

async function tryOut(project: string): Promise<Outcome> {
  const { name, version } = readManifest('.')
  const tarball = join(project, `${name}-${version}.tgz`)
  writeProject(project)
  const stages = [
    () => run(['npm', 'pack', '--pack-destination', project]),
    () => run(['publint', '--strict', tarball]),
    () => run(['attw', '--profile', 'esm-only', '--no-emoji', tarball]),
    () => install(project, tarball),
    () => run(['tsc', '-p', project]),
    () => run(['tsc', '-p', join(project, 'bare.json')]),
    () => runTypeScript('example.ts', [], { cwd: project }),
    () => run(['jest'], { cwd: project, env: { NODE_OPTIONS: '--experimental-vm-modules' } }),
    () => copyBridge(project),
    () => runTypeScript('gi.ts', [], { cwd: project }),
    () =>
      run([
        join(project, 'node_modules/.bin/gst-allocators'),
        'types',
        'GModule-2.0',
        '-o',
        join(project, 'types'),
      ]),
  ]
  for (const stage of stages) {
    const { ok, output } = await stage()
    if (!ok) return { passed: 0, failed: 1, output }
  }
  const { packages, bytes } = installedSize(join(project, 'node_modules'), name, 'node-gtk')
  const output = `Installed without node-gtk: ${packages} packages, ${(bytes / 1e6).toFixed(1)} MB`
  return packages <= maxPackages && bytes <= maxBytes
    ? { passed: 1, failed: 0, output }
    : { passed: 0, failed: 1, output: `${output}. The limits are ${maxPackages} and ${maxBytes / 1e6} MB` }
}

const maxPackages = 12
const maxBytes = 20e6

function writeProject(project: string): void {
  const { examples } = extractExamples('README.md', readFileSync('README.md', 'utf8'))
  const write = (file: string, usesBridge: boolean) => {
    const example = examples.find(({ code }) => code.includes("'gst-allocators/gi'") === usesBridge)
    if (example === undefined) throw new Error(`README.md has no example to run as ${file}`)
    writeFileSync(join(project, file), example.code)
  }
  write('example.ts', false)
  write('gi.ts', true)
  writeFileSync(join(project, 'example.test.js'), jestTest)
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const compilerOptions = { module: 'nodenext', target: 'es2022', strict: true, noEmit: true }
  const own = {
    lib: ['es2023', 'esnext.disposable'],
    types: ['node'],
    typeRoots: [resolve('node_modules/@types')],
  }
  writeTsconfig('tsconfig.json', { ...compilerOptions, ...own }, 'example.ts')
  // Our declarations must compile with TypeScript's defaults: no `lib` setting, and no Node.js types.
  writeFileSync(
    join(project, 'bare.ts'),
    "export * from 'gst-allocators'\nexport * from 'gst-allocators/fd'\nexport * from 'gst-allocators/gi'\nexport * from 'gst-allocators/pipeline'\n",
  )
  writeTsconfig('bare.json', { ...compilerOptions, types: [] }, 'bare.ts')

  function writeTsconfig(name: string, options: object, file: string): void {
    writeFileSync(join(project, name), JSON.stringify({ compilerOptions: options, files: [file] }))
  }
}

// As the README says. The suggestion in the error needs code of another package, which is copied into the bundle.
const jestTest = `
import { expect, test } from '@jest/globals'
import { Pipeline } from 'gst-allocators/pipeline'

test('the package works in jest', async () => {
  await expect(async () => Pipeline.parse('fakesrk ! fakesink')).rejects.toThrow("did you mean 'fakesrc'?")
  const pipeline = Pipeline.parse('videotestsrc num-buffers=1 ! appsink name=out')
  await pipeline.play()
  let frames = 0
  for await (const frame of pipeline.sink('out').frames()) {
    expect(frame.map('read').planes[0].bytes).toBeInstanceOf(Uint8Array)
    frames++
  }
  expect(frames).toBe(1)
  await pipeline.stop()
})
`

/** Installs the tarball, without building anything. */
async function install(project: string, tarball: string): Promise<Ending> {
  const natives = ['node-gtk', 'koffi'].map(
    (name) => `${name}@${readManifest(join('node_modules', name)).version}`,
  )
  const options = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund']
  return run(['npm', 'install', ...options, tarball, ...natives], { cwd: project })
}

/** Copies node-gtk's build from the checkout, because building it takes a minute and a half. */
function copyBridge(project: string): Promise<Ending> {
  const built = join('node_modules', 'node-gtk', 'lib', 'binding')
  cpSync(built, join(project, built), { recursive: true })
  return Promise.resolve({ ok: true, output: '' })
}

function readManifest(folder: string): { name: string; version: string } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string }
}
