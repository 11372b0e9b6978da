// The folders of src must not import each other in a circle. Lint checks the top-level folders, this test checks all.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { folderCircles } from './folder-circles.js'

test('no folder of src imports another in a circle', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  expect(files.length).toBeGreaterThan(200)
  const texts = new Map(files.map((file) => [join('src', file), readFileSync(join('src', file), 'utf8')]))
  expect(folderCircles(texts)).toEqual([])
})

test('a circle is reported, over several folders too, and an index that re-exports is not one', () => {
  const files = new Map([
    ['src/a/x.ts', "import { y } from '../b/y.js'"],
    ['src/b/y.ts', "export { z } from './deep/z.js'"],
    ['src/b/deep/z.ts', "import type { x } from '../../a/x.js'"],
    ['src/c/index.ts', "export { w } from './deep/w.js'"],
    ['src/c/deep/w.ts', "import { v } from '../v.js'"],
    ['src/c/v.ts', "import koffi from 'koffi'"],
  ])
  expect(folderCircles(files)).toEqual(['src/a -> src/b', 'src/b -> src/b/deep', 'src/b/deep -> src/a'])
})
