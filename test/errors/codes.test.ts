import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { errorCodes, warningCodes } from '../../src/errors/index.js'

const src = join(import.meta.dirname, '../../src')
const code = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'errors/codes.ts')
  .map((file) => readFileSync(join(src, file), 'utf8').replaceAll(/^\s*(\*|\/\*\*).*$/gm, ''))
  .join('\n')

describe('the codes', () => {
  it.each([...Object.keys(errorCodes), ...Object.keys(warningCodes)])('%s is used', (name) => {
    expect(code).toContain(`'${name}'`)
  })

  it('are documented in full sentences', () => {
    for (const { means, remedy } of Object.values({ ...errorCodes, ...warningCodes })) {
      expect(means).toMatch(/^[A-Z].*\.$/)
      expect(remedy).toMatch(/^[A-Z`].*\.$/)
    }
  })
})
