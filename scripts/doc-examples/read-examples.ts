import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { type Extract, extractExamples } from './extract.js'

/** Reads the examples in every document and source file. */
export function readExamples(): Extract[] {
  return sources().map((file) => extractExamples(file, readFileSync(file, 'utf8')))
}

function sources(): string[] {
  const documents = filesOf('docs').filter((file) => file.endsWith('.md'))
  const code = filesOf('src').filter((file) => file.endsWith('.ts'))
  return ['README.md', ...documents, ...code]
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .sort()
}
