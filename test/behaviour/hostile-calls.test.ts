// 10 000 calls with invalid arguments, in random order, in any state: no crash, no GLib CRITICAL, no leaked fd.
import { describe, expect, it } from '@jest/globals'
import { onDmaBufs } from '../support/create-test-fd.js'
import { runScript } from '../support/run-script.js'

// Calls take twenty times as long in the lab, and each seed needs a process.
const seeds = onDmaBufs ? [1] : [1, 2, 3]

describe('hostile calls', () => {
  it.each(seeds)('with seed %i end in a result or an error of this package', (seed) => {
    const { stdout, stderr, status } = runScript(program(seed))
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    const report = JSON.parse(stdout) as {
      calls: number
      fds: number
      ok: number
      codes: Record<string, number>
    }
    expect(report).toMatchObject({ calls: 10_000, fds: 0, ok: expect.any(Number) as unknown })
    expect(report.ok).toBeGreaterThan(1000)
    expect(Object.keys(report.codes)).toEqual(
      expect.arrayContaining([
        'ERR_BAD_FD',
        'ERR_DISPOSED',
        'ERR_FD_CLOSED',
        'ERR_FD_TOO_SMALL',
        'ERR_INVALID_ARG_TYPE',
        'ERR_MAP_CONFLICT',
        'ERR_MEMORY_READ_ONLY',
        'ERR_NOT_DMABUF',
        'ERR_NOT_MEMORY',
        'ERR_OUT_OF_RANGE',
      ]),
    )
  })
})

const program = (seed: number) => `
import { readdirSync } from 'node:fs'
import { createMemfd, DmaBufAllocator, FdAllocator, FdMemory, GstAllocatorsError, isDmaBuf, Memory, OwnedFd } from 'gst-allocators'
import { createTestFd } from './create-test-fd.mjs'

let state = ${seed}
const random = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor((state / 2 ** 32) * n)
}
const pick = (list) => list[random(list.length)]
const openFds = () => readdirSync('/proc/self/fd').length

const allocators = [new FdAllocator(), new DmaBufAllocator(), new DmaBufAllocator({ requireDmaBuf: false })]
const warmUp = allocators[0].alloc(createTestFd(1), 1)
warmUp.map('read').unmap()
warmUp.gi
warmUp.dispose()
const before = openFds()

const fds = [createTestFd(8192)]
const memories = [allocators[0].alloc(createTestFd(8192), 8192)]
const mappings = [memories[0].map('read')]
const buffers = [mappings[0].bytes]
const keep = (list, value) => {
  list.push(value)
  if (list.length > 200) list.splice(random(list.length), 1)[0][Symbol.dispose]()
}
const oddNumbers = [-1, 0, 1, 7, 4095, 4096, 4097, 8192, 2 ** 31, 2 ** 53, -(2 ** 40), NaN, Infinity, 0.5]
const odd = () => pick([...oddNumbers, undefined, null, '', 'read', {}, [], 4096n, Symbol('odd'), () => 0])
const number = () => (random(3) === 0 ? odd() : random(8192))
// Numbers that cannot be an fd of somebody else: those of our own, standard input, and what is not open.
const fd = () => pick([() => pick(fds), () => 0, () => 9999, () => pick(fds).fd, odd])()
const mode = () => (random(5) === 0 ? odd() : pick(['read', 'write', 'readwrite']))

const calls = [
  () => keep(fds, createMemfd(1 + random(16384), { sealed: random(2) === 0 })),
  () => keep(fds, createTestFd(1 + random(16384))),
  () => createMemfd(number(), pick([undefined, {}, odd()])).close(),
  () => keep(fds, pick(fds).dup()),
  () => pick(fds).close(),
  () => pick(fds).size + pick(fds).kind,
  () => isDmaBuf(fd()),
  () => new OwnedFd(odd()).release(),
  () => keep(memories, pick(allocators).alloc(pick(fds), 1 + random(8192), pick([0, 1, 2, 3, 0, 0]))),
  () => keep(memories, pick(allocators).alloc(pick(fds), number(), pick([4, 5, 6, 7, 4, odd()]))),
  () => keep(memories, pick(allocators).alloc(fd(), number(), 4)),
  () => keep(memories, allocators[2].allocWithFlags(pick(fds), 1 + random(4096), random(8))),
  () => keep(memories, Memory.from(pick(memories).gi)),
  () => keep(memories, FdMemory.from(pick([pick(memories).gi, odd()]))),
  () => keep(memories, Memory.from(odd())),
  () => keep(memories, pick(memories).share(number(), pick([undefined, number()]))),
  () => keep(memories, pick(memories).share(random(100))),
  () => keep(memories, pick(memories).copy(number(), pick([undefined, number()]))),
  () => pick(memories).resize(pick([number(), -random(100)]), number()),
  () => pick(memories).isSpan(pick([pick(memories), odd()])),
  () => pick(memories).size + pick(memories).maxSize + pick(memories).offset + pick(memories).align,
  () => pick(memories).allocator.name,
  () => pick(memories).dispose(),
  () => pick(memories).fd,
  () => keep(fds, pick(memories.filter((memory) => memory instanceof FdMemory)).dupFd()),
  () => keep(mappings, pick(memories).map(mode())),
  () => keep(mappings, pick(memories).map(pick(['read', 'write', 'readwrite']))),
  () => keep(mappings, pick(memories).map('read')),
  () => buffers.push(pick(mappings).bytes) && pick(buffers)[random(4096)],
  () => (pick(mappings).bytes[random(4096)] = random(256)),
  () => (pick(buffers)[random(4096)] = random(256)),
  () => pick(mappings).bytes[random(4096)],
  () => pick(mappings).unmap(),
  () => pick(mappings)[Symbol.dispose](),
]

let ok = 0
const codes = {}
for (let call = 0; call < 10_000; call++) {
  try {
    pick(calls)()
    ok++
  } catch (error) {
    if (!(error instanceof GstAllocatorsError)) throw error
    codes[error.code] = (codes[error.code] ?? 0) + 1
  }
}
// A DONT_CLOSE memory whose fd has gone reports it when it is unmapped; here only the fds count.
for (const thing of [...mappings, ...memories, ...fds]) {
  try {
    thing[Symbol.dispose]()
  } catch (error) {
    if (!(error instanceof GstAllocatorsError)) throw error
  }
}
console.log(JSON.stringify({ calls: 10_000, ok, codes, fds: openFds() - before }))
`
