import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { compareNames } from '../../../../scripts/types/truth/compare.js'
import type { Observation } from '../../../../scripts/types/truth/facts.js'
import { Subject } from '../../../../scripts/types/truth/subject.js'

const lies: [what: string, tell: (text: string) => string, difference: string][] = [
  [
    'a function that is not there',
    (it) => it.replace('function isFdMemory', 'function isFdMemoryToo'),
    'isFdMemoryToo: declared, but does not exist',
  ],
  [
    'a function that is not declared',
    (it) => it.replace('function isFdMemory', 'function isFdMemoryToo'),
    'isFdMemory: exists, but is not declared',
  ],
  [
    'a parameter too many',
    (it) => it.replace('isFdMemory(mem: Gst.Memory)', 'isFdMemory(mem: Gst.Memory, fd: number)'),
    'isFdMemory: declared with 2 arguments, takes 1 arguments',
  ],
  [
    'a parameter that is not optional',
    (it) => it.replace('isFdMemory(mem: Gst.Memory)', 'isFdMemory(mem?: Gst.Memory)'),
    'isFdMemory: declared with 0 to 1 arguments, takes 1 arguments',
  ],
  [
    'another value of an enumeration',
    (it) => it.replace('KEEP_MAPPED = 1', 'KEEP_MAPPED = 8'),
    'FdMemoryFlags.KEEP_MAPPED: declared as 8, is 1',
  ],
  [
    'another value of a constant',
    (it) => it.replace("'dmabuf'", "'dma'"),
    'ALLOCATOR_DMABUF: declared as "dma", is "dmabuf"',
  ],
  [
    'an overload that is made up',
    (it) =>
      it.replace(
        "    'new'(): DmaBufAllocator\n",
        "    'new'(): DmaBufAllocator\n    'new'(fd: number): DmaBufAllocator\n",
      ),
    'DmaBufAllocator.new: declared with 1 arguments, takes 0 arguments',
  ],
  [
    'a method that is not there',
    (it) =>
      it.replace(
        'interface FdAllocator extends Gst.Allocator {}',
        'interface FdAllocator extends Gst.Allocator { seal(): void }',
      ),
    'FdAllocator#seal: declared, but does not exist',
  ],
  [
    'a signal that is not there',
    (it) =>
      it
        .replace('import type Gst from', "import type { signals } from './node-gtk.js'; import type Gst from")
        .replace(
          'interface DmaBufAllocator extends FdAllocator {}',
          "interface DmaBufAllocator extends FdAllocator { [signals]?: { notify: () => void; 'no-such': () => void } }",
        ),
    'DmaBufAllocator!no-such: declared, but does not exist',
  ],
  [
    'a version that has it already',
    (it) => it.replace('/** @since 1.6 */\n  enum', '/** @since 1.90 */\n  enum'),
    'FdMemoryFlags: exists, but is not declared',
  ],
  [
    'a version that has lost it',
    (it) =>
      it
        .replace('/** @since 1.24 */\n  function isDrmDumbMemory', 'function isDrmDumbMemory')
        .replace(
          /\/\*\* @since 1.6 \*\/\n {2}function isFdMemory/,
          '/** @deprecated gone in 1.8 */\n  function isFdMemory',
        ),
    'isFdMemory: exists, but is not declared',
  ],
]

const honest = readFileSync('types/gst-allocators-1.0.d.ts', 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'gst-allocators-truth-'))
let subject: Subject

beforeAll(() => {
  cpSync('types', folder, { recursive: true })
  const files = new Map([['honest', write('honest', honest)]])
  for (const [what, tell] of lies) files.set(what, write(what, tell(honest)))
  subject = new Subject(files)
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

function write(what: string, text: string): string {
  const file = join(folder, `${what.replaceAll(' ', '-')}.d.ts`)
  writeFileSync(file, text)
  return file
}

describe('compareNames()', () => {
  it('finds no difference if every declared name exists', () => {
    expect(differences('honest')).toEqual([])
  })

  it.each(lies)('finds %s', (what, tell, difference) => {
    expect(tell(honest)).not.toBe(honest)
    expect(differences(what)).toContain(`GstAllocators.${difference}`)
  })
})

// Of GStreamer 1.22, as `observe.ts` sees it; what is not needed here is left out.
const observation: Observation = {
  versions: { GLib: '2.74', Gst: '1.22' },
  namespaces: {
    GstAllocators: {
      facts: {
        ALLOCATOR_DMABUF: { kind: 'constant', value: '"dmabuf"' },
        ALLOCATOR_FD: { kind: 'constant', value: '"fd"' },
        CAPS_FEATURE_MEMORY_DMABUF: { kind: 'constant', value: '"memory:DMABuf"' },
        FdMemoryFlags: { kind: 'enum' },
        ...Object.fromEntries(
          Object.entries({ NONE: 0, KEEP_MAPPED: 1, MAP_PRIVATE: 2, DONT_CLOSE: 4 }).map(([name, value]) => [
            `FdMemoryFlags.${name}`,
            { kind: 'value' as const, value: String(value) },
          ]),
        ),
        PhysMemoryAllocator: { kind: 'class' },
        'PhysMemoryAllocator@get_phys_addr': { kind: 'virtual' },
        FdAllocator: { kind: 'class' },
        'FdAllocator.new': fn(0),
        'FdAllocator.alloc': fn(4),
        DmaBufAllocator: { kind: 'class' },
        'DmaBufAllocator.new': fn(0),
        'DmaBufAllocator.alloc': fn(3),
        'DmaBufAllocator.allocWithFlags': fn(4),
        ...Object.fromEntries(
          [
            'dmabufMemoryGetFd',
            'fdMemoryGetFd',
            'isDmabufMemory',
            'isFdMemory',
            'isPhysMemory',
            'physMemoryGetPhysAddr',
          ].map((name) => [name, fn(1)]),
        ),
      },
      inherited: {
        PhysMemoryAllocator: ['!notify', '!deep-notify'],
        FdAllocator: ['!notify', '!deep-notify'],
        DmaBufAllocator: ['!notify', '!deep-notify'],
      },
    },
  },
}

function fn(count: number) {
  return { kind: 'function' as const, arity: { required: count, max: count } }
}

function differences(what: string): string[] {
  const { differences: found } = compareNames('GstAllocators', subject.facts(what), observation)
  return found.map(({ path, what }) => `${path}: ${what}`)
}
