import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import type { Observation } from '../../../../scripts/types/truth/facts.js'
import { judgeCalls } from '../../../../scripts/types/truth/judge.js'
import type { Shape } from '../../../../scripts/types/truth/shape.js'
import { Subject } from '../../../../scripts/types/truth/subject.js'

const folder = mkdtempSync(join(tmpdir(), 'gst-allocators-judge-'))
const file = join(folder, 'odd-1.0.d.ts')
writeFileSync(
  file,
  `declare namespace Odd {
    enum Flags { A = 1 }
    interface Thing { readonly size: bigint }
    const Thing: { readonly prototype: Thing }
    function number(): number
    function text(): string | null
    function tuple(): [boolean, bigint]
    function list(): string[]
    function thing(): Thing
    function flags(): Flags
    function nothing(): void
    function broken(): never
    function constant(): 'a'
  }
  export default Odd`,
)
const subject = new Subject(new Map([['Odd', file]]))
const observation: Observation = {
  versions: { GLib: '2.74', Gst: '1.22' },
  namespaces: { Odd: { facts: { text: { kind: 'function', canThrow: true } }, inherited: {} } },
}

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const number: Shape = { type: 'number', value: '1' }
const bigint: Shape = { type: 'bigint', value: '1' }
const text: Shape = { type: 'string', value: 'a' }
const nothing: Shape = { type: 'undefined' }
const none: Shape = { type: 'null' }
const yes: Shape = { type: 'boolean', value: 'true' }
const thing: Shape = { type: 'object', classes: ['Odd.Below', 'Odd.Thing'] }
const array = (...items: Shape[]): Shape => ({ type: 'array', items })
const error: Shape = { type: 'error', message: 'no' }

describe('judgeCalls()', () => {
  it.each<[string, Shape]>([
    ['number', number],
    ['text', text],
    ['text', none],
    ['text', error],
    ['tuple', array(yes, bigint)],
    ['list', array()],
    ['list', array(text, text)],
    ['thing', thing],
    ['flags', { type: 'number', value: '3' }],
    ['nothing', nothing],
    ['broken', error],
    ['broken', { type: 'crash' }],
    ['constant', text],
    ['number', { type: 'refused' }],
  ])('has nothing against a %s that is one', (name, shape) => {
    expect(judge(name, shape)).toEqual([])
  })

  it.each<[string, Shape, string]>([
    ['number', bigint, 'Odd.number: declared as number, got bigint'],
    ['number', error, 'Odd.number: declared as number, got error "no"'],
    ['number', { type: 'crash' }, 'Odd.number: declared as number, got a crash'],
    ['text', nothing, 'Odd.text: declared as string | null, got undefined'],
    ['tuple', array(yes, number), 'Odd.tuple: declared as [boolean, bigint], got [boolean, number]'],
    ['tuple', array(yes), 'Odd.tuple: declared as [boolean, bigint], got [boolean]'],
    ['tuple', yes, 'Odd.tuple: declared as [boolean, bigint], got boolean'],
    ['list', array(text, none), 'Odd.list: declared as string[], got [string, null]'],
    ['thing', none, 'Odd.thing: declared as Thing, got null'],
    ['thing', { type: 'object', classes: ['Odd.Other'] }, 'Odd.thing: declared as Thing, got Odd.Other'],
    ['flags', bigint, 'Odd.flags: declared as Flags, got bigint'],
    ['nothing', none, 'Odd.nothing: declared as void, got null'],
    ['broken', number, 'Odd.broken: declared as never, got number'],
    ['constant', { type: 'string', value: 'b' }, 'Odd.constant: declared as "a", got string'],
  ])('finds a %s that has another type', (name, shape, difference) => {
    expect(judge(name, shape)).toEqual([difference])
  })
})

function judge(name: string, shape: Shape): string[] {
  const results = new Map([[`Odd.${name}`, [shape]]])
  const { differences } = judgeCalls('Odd', subject.facts('Odd'), results, observation, subject.naming)
  return differences.map(({ path, what }) => `${path}: ${what}`)
}
