import { expect, it } from '@jest/globals'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const declarations = readdirSync('types').filter((name) => name.endsWith('.d.ts'))

it.each(declarations)('%s has no any', (name) => {
  expect(readFileSync(`types/${name}`, 'utf8')).not.toMatch(/\bany\b/)
})

it.each(declarations.filter((name) => name.includes('-1.0') || name.includes('-2.0')))(
  '%s has a module',
  (name) => {
    expect(existsSync(`types/${name.replace('.d.ts', '.js')}`)).toBe(true)
  },
)
