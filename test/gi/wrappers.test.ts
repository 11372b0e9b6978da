// Compiles programs against the built package, because only that shows which types a program loads.
import { describe, expect, it, jest } from '@jest/globals'
import { compile } from '../support/compile.js'

// TypeScript is slow on a busy machine.
jest.setTimeout(60_000)

const facade = `
  import { createMemfd, DmaBufAllocator, FdAllocator, Memory } from 'gst-allocators'

  export const allocator = new FdAllocator()
  export const memory = allocator.alloc(createMemfd(4096), 4096)
  export const dmaBufAllocator = new DmaBufAllocator()
  export const again = Memory.from(memory.gi)
`

describe('a program that imports the facade alone', () => {
  it('loads none of the generated types, and nothing that the package declares is wrong without them', () => {
    const { errors, files } = compile({ 'program.ts': facade })
    expect(errors).toEqual([])
    expect(files).toContain('dist/index.d.ts')
    expect(generated(files)).toEqual([])
  })

  it('sees no more than an object in a gi', () => {
    const { errors } = compile({
      'program.ts': `${facade}
        export const found: object[] = [memory.gi, allocator.gi, dmaBufAllocator.gi, memory.allocator.gi]
        memory.gi.size
        allocator.gi.getName()`,
    })
    expect(errors).toEqual([
      expect.stringContaining("Property 'size' does not exist on type 'object'"),
      expect.stringContaining("Property 'getName' does not exist on type 'object'"),
    ])
  })
})

describe('a program that imports gst-allocators/gi', () => {
  const uses = `${facade}
    export const right: bigint = memory.gi.size
    export const names = [allocator.gi.getName(), dmaBufAllocator.gi.getName(), memory.allocator.gi.getName()]
    export const wrong: number = memory.gi.size
    Memory.from(allocator.gi)`

  it.each([
    ['by name', { 'program.ts': `import { Gst } from 'gst-allocators/gi'\nGst.init([])\n${uses}` }],
    ['only for its types', { 'program.ts': `import type {} from 'gst-allocators/gi'\n${uses}` }],
    ['in another file', { 'program.ts': uses, 'other.ts': "import type {} from 'gst-allocators/gi'" }],
  ])('has every gi typed, so that only a wrong use is an error, when it does so %s', (_how, sources) => {
    const { errors, files } = compile(sources)
    expect(errors).toEqual([
      expect.stringContaining("Type 'bigint' is not assignable to type 'number'"),
      expect.stringContaining(
        "Argument of type 'FdAllocator' is not assignable to parameter of type 'Memory'",
      ),
    ])
    expect(generated(files)).toContain('types/gst-1.0.d.ts')
  })
})

describe('a program with typings of its own in the place of gst-allocators/gi', () => {
  const typings = `
    export namespace Gst {
      interface Memory { readonly mine: 'memory' }
      interface Allocator { readonly mine: 'allocator' }
    }
    declare module 'gst-allocators' {
      interface Wrappers { 'Gst.Memory': Gst.Memory; 'Gst.Allocator': Gst.Allocator }
    }
  `

  it('has every gi typed by them, that of a class which they lack as its base, and loads none of the generated types', () => {
    const program = `import type { Gst } from 'gst-allocators/gi'
      ${facade}
      export const wrapper: Gst.Memory = memory.gi
      export const mine: 'memory' = memory.gi.mine
      export const base: 'allocator' = dmaBufAllocator.gi.mine`
    const paths = { 'gst-allocators/gi': ['./my-gi.d.ts'] }
    const { errors, files } = compile({ 'program.ts': program, 'my-gi.d.ts': typings }, paths)
    expect(errors).toEqual([])
    expect(files).toContain('dist/index.d.ts')
    expect(generated(files)).toEqual([])
  })
})

function generated(files: readonly string[]): string[] {
  return files.filter((file) => file.startsWith('types/'))
}
