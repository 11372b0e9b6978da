import { expect, it } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

it('generate.ts writes exactly the types that are in the repository', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/types/generate.ts', '--check'],
    {
      encoding: 'utf8',
    },
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
}, 60_000)

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
