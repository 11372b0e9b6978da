// 200 000 cycles: nothing may pile up, neither fds nor memory. Sizes are sampled after warm-up, and the slope is what counts.
import { describe, expect, it } from '@jest/globals'
import { runScript } from './support/run-script.js'

describe('200 000 cycles of alloc, map, write, unmap, dispose', () => {
  it('leave the fds constant, and the resident memory flat', () => {
    const { stdout, stderr, status } = runScript(program, ['--expose-gc', '--single-threaded-gc'])
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    const { fds, slope, cycles } = JSON.parse(stdout) as { fds: number[]; slope: number; cycles: number }
    expect(cycles).toBe(200_000)
    expect(new Set(fds).size).toBe(1)
    expect(slope).toBeLessThan(2 ** 20)
  }, 120_000)
})

const program = `
import { readdirSync, readFileSync } from 'node:fs'
import { createMemfd, FdAllocator, FdMemoryFlags } from 'gst-allocators'

const allocator = new FdAllocator()
const lent = createMemfd(65536)
function cycle(round) {
  const isLent = round % 2 === 0
  const memory = isLent
    ? allocator.alloc(lent, 65536, FdMemoryFlags.DONT_CLOSE | (round % 4 === 0 ? FdMemoryFlags.KEEP_MAPPED : 0))
    : allocator.alloc(createMemfd(65536), 65536)
  const mapping = memory.map('readwrite')
  mapping.bytes[round % 65536] = round
  mapping.unmap()
  memory.dispose()
}
const residentBytes = () => Number(/VmRSS:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))[1]) * 1024
const openFds = () => readdirSync('/proc/self/fd').length

let round = 0
for (; round < 50_000; round++) cycle(round)
const samples = [], fds = []
for (let sample = 0; sample <= 20; sample++) {
  gc()
  samples.push(residentBytes())
  fds.push(openFds())
  for (let end = round + 10_000; round < end; round++) cycle(round)
}
// The slope by least squares over the samples, in bytes for each 100 000 cycles.
const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length
const at = samples.map((_, index) => index * 10_000)
const [meanAt, meanSample] = [mean(at), mean(samples)]
const slope = mean(at.map((x, index) => (x - meanAt) * (samples[index] - meanSample))) / mean(at.map((x) => (x - meanAt) ** 2))
console.log(JSON.stringify({ cycles: 200_000, fds, slope: slope * 100_000 }))
`
