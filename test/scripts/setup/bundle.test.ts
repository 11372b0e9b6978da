import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../../support/run-script.js'

const dist = join(import.meta.dirname, '../../../dist')

function filesOf(end: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(end))
}

describe('the bundles', () => {
  it('are a few files: each file costs a millisecond or two at startup', () => {
    const files = filesOf('.js').filter((name) => !name.startsWith('cli/'))
    const [chunks, others] = [true, false].map((isChunk) =>
      files.filter((name) => name.startsWith('chunks/') === isChunk),
    )
    // base.js has no namespaces, and fd.js only exports a part of index.js.
    const entries = ['fd.js', 'gi/base.js', 'gi/index.js', 'gi/namespace.js', 'index.js', 'pipeline/index.js']
    expect(others?.sort()).toEqual(entries)
    expect(chunks?.length).toBeLessThanOrEqual(2)
  })

  it('are ASCII, which V8 reads and compiles faster and keeps in half the memory', () => {
    for (const name of filesOf('.js'))
      expect(readFileSync(join(dist, name), 'utf8').match(/^.*[^\0-\x7f].*$/gm) ?? []).toEqual([])
  })

  it('export functions and classes with names of their own, which messages and stacks show', () => {
    const { stdout, stderr } = runScript(`
      import * as base from 'gst-allocators'
      import * as pipeline from 'gst-allocators/pipeline'
      const all = Object.entries({ ...base, ...pipeline }).filter(([, one]) => typeof one === 'function')
      console.log(JSON.stringify([all.length, ...all.filter(([name, one]) => one.name !== name).map(([name]) => name)]))
    `)
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual([expect.any(Number)])
  })

  it('have source maps to the files of src, with their text', () => {
    for (const name of filesOf('.js.map')) {
      const { sources, sourcesContent } = JSON.parse(readFileSync(join(dist, name), 'utf8')) as {
        sources: string[]
        sourcesContent: string[]
      }
      expect(sourcesContent).toHaveLength(sources.length)
      for (const [index, source] of sources.entries())
        expect(readFileSync(join(dist, name, '..', source), 'utf8')).toBe(sourcesContent[index])
    }
    expect(filesOf('.js.map').length).toBeGreaterThan(4)
  })
})
