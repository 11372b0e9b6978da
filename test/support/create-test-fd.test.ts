// The switch that runs suites on dma-bufs works, here and in separate programs. The kernel says what is a dma-buf,
// because the package itself is under test.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { createTestFd, createTestFdWith, newDmaBufAllocator, readTestFd } from './create-test-fd.js'
import { errorOf, outcome } from './outcome.js'
import { runScript } from './run-script.js'
import { createMemfd } from '../../src/index.js'

const isSwitchedOn = process.env['GST_ALLOCATORS_TEST_FD'] === 'dmabuf'
const exporter = isSwitchedOn ? 'udmabuf' : 'none'

const exporterOf = (fd: number) =>
  /^exp_name:\s*(\S+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'latin1'))?.[1] ?? 'none'

describe('createTestFd()', () => {
  it(`makes an fd whose exporter is ${exporter}`, () => {
    using fd = createTestFd(5000)
    expect(exporterOf(fd.fd)).toBe(exporter)
    expect(fd.size).toBe(isSwitchedOn ? 8192 : 5000)
  })

  it('does so in a program of its own', () => {
    const { stdout, stderr } = runScript(`
      import { readFileSync } from 'node:fs'
      import { createTestFd } from './create-test-fd.mjs'
      using fd = createTestFd(1)
      console.log(/exp_name:\\s*(\\S+)/.exec(readFileSync('/proc/self/fdinfo/' + fd.fd, 'latin1'))?.[1] ?? 'none')
    `)
    expect({ stdout, stderr }).toEqual({ stdout: `${exporter}\n`, stderr: '' })
  })
})

describe('createTestFdWith() and readTestFd()', () => {
  it('write a text and read it', () => {
    using fd = createTestFdWith('0123456789')
    expect(exporterOf(fd.fd)).toBe(exporter)
    expect(readTestFd(fd, 10).toString()).toBe('0123456789')
    expect(readTestFd(fd)).toHaveLength(fd.size)
  })
})

describe('newDmaBufAllocator()', () => {
  it(`takes such an fd${isSwitchedOn ? ', and no memfd' : ''}`, () => {
    using memory = newDmaBufAllocator().alloc(createTestFd(1), 1)
    expect(memory.size).toBe(1)
    using memfd = createMemfd(1)
    const wrap = () => {
      newDmaBufAllocator().alloc(memfd, 1, 4).dispose()
    }
    if (isSwitchedOn) expect(errorOf(wrap).code).toBe('ERR_NOT_DMABUF')
    else expect(outcome(wrap)).toBe('ok')
  })
})
