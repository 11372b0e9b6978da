// A seed repeats a run of the random test.
import { spawnSync } from 'node:child_process'
import { expect, it } from '@jest/globals'
import { capsText } from '../../../scripts/fuzz/caps-text.js'
import { description } from '../../../scripts/fuzz/description.js'
import { Random } from '../../../scripts/fuzz/random.js'

function texts(seed: number): string[] {
  const random = new Random(seed)
  return Array.from({ length: 200 }, () => (random.oneIn(2) ? capsText(random) : description(random)))
}

it('makes the same texts from the same seed, and others from another one', () => {
  expect(texts(1)).toEqual(texts(1))
  expect(texts(1)).not.toEqual(texts(2))
})

it('prints its seed, and how many texts passed and failed', () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/fuzz.ts', '--seed', '7', '--count', '20'],
    {
      encoding: 'utf8',
    },
  )
  expect({ stdout, status }).toEqual({
    stdout: expect.stringMatching(/^seed 7, 20 texts\n[^]*\n20 passed, 0 failed\n$/),
    status: 0,
  })
})

it('refuses options that are not numbers', () => {
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/fuzz.ts', '--seed', 'x'],
    { encoding: 'utf8' },
  )
  expect({ stderr, status }).toEqual({
    stderr: 'Cannot use x as --seed: it must be a number of 0 or more\n',
    status: 1,
  })
})
