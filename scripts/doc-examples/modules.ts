import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import type { Example } from './extract.js'
import { PRINTING } from './matches-comment.js'

/** Where the modules are: inside the checkout, so that the package is found by its name. */
export const FOLDER = 'build/doc-examples'

/** What runs the modules; it is compiled with them. */
export const RUNNER = 'scripts/doc-examples/run-modules.ts'

/** Makes each example a module, with a tsconfig.json that compiles them all. */
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
  // The code keeps its line number, so that those of messages hold.
  for (const example of examples) {
    writeFileSync(
      modulePath(example),
      `${'\n'.repeat(example.line - 1)}${checked(example.code)}\nexport {}\n`,
    )
  }
}

// What an example says in a comment that it prints, the runner compares with what it prints.
function checked(code: string): string {
  return code.replaceAll(
    PRINTING,
    (_, values: string, comment: string) => `globalThis.prints(${JSON.stringify(comment)}, ${values})`,
  )
}

/** The path of an example's module. */
export function modulePath({ source, line }: Example): string {
  return join(FOLDER, `${source.replaceAll(/[/.]/g, '-')}-${line}.ts`)
}

/** What a TypeScript file of the checkout is compiled to. */
export function compiled(path: string): string {
  return join(FOLDER, 'js', path.replace(/ts$/, 'js'))
}

/** A text in which the paths of modules are those of their sources. */
export function atSource(text: string, examples: Example[]): string {
  return examples.reduce((result, example) => {
    const path = modulePath(example)
    return [`file://${resolve(path)}`, resolve(path), path].reduce(
      (partly, name) => partly.replaceAll(name, example.source),
      result,
    )
  }, text)
}
