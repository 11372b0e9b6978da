import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { transformFileSync } from '@swc/core'

/** Compiles the demo, and returns its file: tsx, which does that each time, takes a minute in the lab. */
export function compileDemo(): string {
  const parts = readdirSync(join('scripts', 'demo')).map((name) => join('demo', name))
  for (const source of ['demo.ts', 'choose-frame-memory.ts', ...parts]) {
    const { code } = transformFileSync(join('scripts', source), {
      jsc: { target: 'es2022', parser },
      module: { type: 'es6' },
    })
    const compiled = join(target, source.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(compiled), { recursive: true })
    writeFileSync(compiled, code)
  }
  return join(target, 'demo.js')
}

// In a folder of its own below build, because the demo writes to ../out.
const target = join('build', 'demo', 'scripts')
const parser = { syntax: 'typescript', explicitResourceManagement: true } as const
