// Many cycles must not accumulate fds, mappings or memory. All are sampled after a warm-up. For memory, the slope
// counts, which so many cycles show to about ten bytes per cycle: what malloc has handed out, and the heap of V8. The
// resident memory would also show how much of both is kept for later. The lab runs too few cycles for V8 to settle, so
// there the test only shows that no cycle leaks two pages.
import { describe, expect, it } from '@jest/globals'
import { onDmaBufs } from '../support/create-test-fd.js'
import { runScript } from '../support/run-script.js'

// The lab is twenty times slower, and a dma-buf takes longer than a memfd.
const cycles = onDmaBufs ? 1_000 : 200_000
const most = onDmaBufs ? 2 * 4096 * cycles : 2 ** 21

describe(`${cycles} cycles of alloc, map, write, unmap, dispose`, () => {
  it('leave the fds and mappings constant, and the memory flat', () => {
    const { stdout, stderr, status } = runScript(program, ['--expose-gc', '--single-threaded-gc'])
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    const { fds, mappings, growth, rounds } = JSON.parse(stdout) as {
      fds: number[]
      mappings: number[]
      growth: number
      rounds: number
    }
    expect(rounds).toBe(cycles * 2.25)
    expect(new Set(fds).size).toBe(1)
    expect(mappings).toEqual(mappings.map(() => 0))
    expect(growth).toBeLessThan(most)
  }, 240_000)
})

const program = `
import { readdirSync, readFileSync } from 'node:fs'
import koffi from 'koffi'
import { FdAllocator, FdMemoryFlags } from 'gst-allocators'
import { createTestFd } from './create-test-fd.mjs'

const allocator = new FdAllocator()
const lent = createTestFd(65536)
function cycle(round) {
  const isLent = round % 2 === 0
  const memory = isLent
    ? allocator.alloc(lent, 65536, FdMemoryFlags.DONT_CLOSE | (round % 4 === 0 ? FdMemoryFlags.KEEP_MAPPED : 0))
    : allocator.alloc(createTestFd(65536), 65536)
  const mapping = memory.map('readwrite')
  mapping.bytes[round % 65536] = round
  mapping.unmap()
  memory.dispose()
}
koffi.struct('mallinfo2_t', Object.fromEntries(
  ['arena', 'ordblks', 'smblks', 'hblks', 'hblkhd', 'usmblks', 'fsmblks', 'uordblks', 'fordblks', 'keepcost'].map((name) => [name, 'size_t'])))
const mallinfo2 = koffi.load('libc.so.6').func('mallinfo2_t mallinfo2()')
const usedBytes = () => {
  const { uordblks, hblkhd } = mallinfo2()
  return Number(uordblks) + Number(hblkhd) + process.memoryUsage().heapUsed
}
const openFds = () => readdirSync('/proc/self/fd').length
const mappedFds = () => readFileSync('/proc/self/maps', 'latin1').match(/memfd:|dmabuf/g)?.length ?? 0

let round = 0
for (; round < ${cycles / 4}; round++) cycle(round)
const samples = [], fds = [], mappings = []
for (let sample = 0; sample <= 20; sample++) {
  if (sample > 0) for (let end = round + ${cycles / 10}; round < end; round++) cycle(round)
  gc()
  samples.push(usedBytes())
  fds.push(openFds())
  mappings.push(mappedFds())
}
// The slope by least squares over the samples, in bytes for the cycles in the name of the test: half of those that are
// sampled, because the allocator and V8 move by a megabyte on their own.
const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length
const at = samples.map((_, index) => index / 20)
const [meanAt, meanSample] = [mean(at), mean(samples)]
const slope = mean(at.map((x, index) => (x - meanAt) * (samples[index] - meanSample))) / mean(at.map((x) => (x - meanAt) ** 2))
console.log(JSON.stringify({ rounds: round, fds, mappings, growth: slope / 2 }))
`
