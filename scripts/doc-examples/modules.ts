import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import type { Example } from './extract.js'
import { PRINTING } from './matches-comment.js'

/** The folder for the modules. It is inside the checkout, so that they can import the package by its name. */
export const FOLDER = 'build/doc-examples'

/** The program that runs the modules. It is compiled together with them. */
export const RUNNER = 'scripts/doc-examples/run-modules.ts'

/** Writes each example as a module, and a tsconfig.json that compiles them all. */
export function writeModules(examples: Example[]): void {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const compilerOptions = {
    noEmit: false,
    noUnusedLocals: false,
    rootDir: '../..',
    outDir: 'js',
    inlineSourceMap: true,
    inlineSources: true,
  }
  const settings = { extends: '../../tsconfig.json', compilerOptions, include: ['*.ts', `../../${RUNNER}`] }
  writeFileSync(join(FOLDER, 'tsconfig.json'), JSON.stringify(settings))
  // Keep the original line numbers, so that error messages point to the right line.
  for (const example of examples) {
    writeFileSync(
      modulePath(example),
      `${'\n'.repeat(example.line - 1)}${checked(example.code)}\nexport {}\n`,
    )
  }
}

/** Replaces console.log() by a function that compares the output with the comment after the call. */
function checked(code: string): string {
  return code.replaceAll(
    PRINTING,
    (_, values: string, comment: string) => `globalThis.prints(${JSON.stringify(comment)}, ${values})`,
  )
}

/** Returns the path of an example's module. */
export function modulePath({ source, line }: Example): string {
  return join(FOLDER, `${source.replaceAll(/[/.]/g, '-')}-${line}.ts`)
}

/** Returns the path of the compiled output of a TypeScript file in the checkout. */
export function compiled(path: string): string {
  return join(FOLDER, 'js', path.replace(/ts$/, 'js'))
}

/** Replaces the paths of modules in a text by the paths of their sources. */
export function atSource(text: string, examples: Example[]): string {
  return examples.reduce((result, example) => {
    const path = modulePath(example)
    return [`file://${resolve(path)}`, resolve(path), path].reduce(
      (partly, name) => partly.replaceAll(name, example.source),
      result,
    )
  }, text)
}
