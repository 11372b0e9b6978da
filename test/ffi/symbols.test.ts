// One table lists every C symbol that is called without introspection. The code must use exactly these symbols.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { handlerAddress, type HandlerName, handlers, hasSymbol, symbols } from '../../src/ffi/index.js'

const src = join(import.meta.dirname, '../../src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(src, file), 'utf8') }))

describe('the table of C symbols', () => {
  it('is the only place where functions of a library are made', () => {
    const makers = files
      .filter(({ text }) => /\.(func|cdecl|stdcall|symbol)\(/.test(text))
      .map(({ file }) => file)
    expect(makers).toEqual(['ffi/symbols.ts'])
  })

  it('is used by the code, and nothing else is', () => {
    const used = new Set(
      files.flatMap(({ text }) =>
        [...text.matchAll(/\bc\.(\w+)\(|\bcallOnWorker\('(\w+)'/g)].map(([, name, other]) => name ?? other),
      ),
    )
    expect([...used].sort()).toEqual(Object.keys(symbols).sort())
  })

  it('knows the C functions that are handed to C: each is used, and has a reason', () => {
    const text = files
      .filter(({ file }) => !file.startsWith('ffi/'))
      .map((one) => one.text)
      .join('')
    for (const [name, { reason }] of Object.entries(handlers)) {
      expect(text).toContain(`'${name}'`)
      expect(reason.length).toBeGreaterThan(10)
      expect(handlerAddress(name as HandlerName)).toBeGreaterThan(0n)
    }
  })

  it.each(Object.entries(symbols))(
    'has %s under its own name, with a reason',
    (name, { prototype, reason }) => {
      expect(prototype).toMatch(new RegExp(`\\b${name}\\(`))
      expect(reason.length).toBeGreaterThan(10)
    },
  )

  it('finds each symbol in the installed libraries, except those of a later version', () => {
    const missing = Object.keys(symbols).filter((name) => !hasSymbol(name as keyof typeof symbols))
    expect(missing.filter((name) => !/_(drm_dumb|shm_allocator|udmabuf)_/.test(name))).toEqual([])
  })
})
