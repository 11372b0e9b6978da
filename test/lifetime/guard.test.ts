// Garbage collection releases objects that the program forgot to dispose of, and prints a warning.
import { describe, expect, it } from '@jest/globals'
import { onDmaBufs } from '../support/create-test-fd.js'
import { runScript } from '../support/run-script.js'

// A garbage collection takes most of a second in the lab.
const rounds = onDmaBufs ? 5 : 20

const forget = (what: string) => `
import { readdirSync, readlinkSync } from 'node:fs'
import { FdAllocator } from 'gst-allocators'
import { createTestFd, onDmaBufs } from './create-test-fd.mjs'

const isTestFd = (fd) => {
  try {
    return readlinkSync('/proc/self/fd/' + fd).startsWith(onDmaBufs ? '/dmabuf:' : '/memfd:')
  } catch {
    return false // the fd that listed the folder
  }
}
const openTestFds = () => readdirSync('/proc/self/fd').filter(isTestFd).length
const allocator = new FdAllocator()
const collect = async () => {
  for (let round = 0; round < ${rounds}; round++) {
    gc()
    await new Promise((resolve) => setImmediate(resolve))
  }
}
createTestFd(1).close()
const before = openTestFds()
const codes = []
process.on('warning', (warning) => codes.push(warning.code))
;(() => { ${what} })()
await collect()
console.log(openTestFds() - before, codes.join())
`

describe('an object that is forgotten', () => {
  it.each([
    ['an OwnedFd', 'createTestFd(4096)', 'An OwnedFd', 'close()'],
    ['a memory', 'allocator.alloc(createTestFd(4096), 4096)', 'A Memory', 'dispose()'],
    [
      'a memory that is mapped',
      "allocator.alloc(createTestFd(4096), 4096).map('read').bytes[0]",
      'A Memory',
      'dispose()',
    ],
    [
      'a memory whose wrapper was used',
      'allocator.alloc(createTestFd(4096), 4096).gi.size',
      'A Memory',
      'dispose()',
    ],
  ])('%s is released, with a warning', (_, code, what, how) => {
    const { stdout, stderr, status } = runScript(forget(code), ['--expose-gc'])
    expect({ stdout, status }).toEqual({ stdout: '0 WARN_LEAK\n', status: 0 })
    expect(stderr).toContain(
      `[WARN_LEAK] GstAllocatorsLeakWarning: ${what} was garbage collected before it was released. Release it with 'using' or ${how} when you are done`,
    )
    expect(stderr).toContain('GST_ALLOCATORS_TRACE_LEAKS=1')
  })

  it.each([
    ['', []],
    [', with source maps', ['--enable-source-maps']],
  ])('is warned about with the place where it was made, when asked%s', (_, options) => {
    const { stderr } = runScript(
      `function culprit() { createTestFd(4096) }\n${forget('culprit()')}`,
      ['--expose-gc', ...options],
      { GST_ALLOCATORS_TRACE_LEAKS: '1' },
    )
    expect(stderr).toMatch(
      /GstAllocatorsLeakWarning: An OwnedFd was.*\nIt was created here:\n(?: {4}at .*create-test-fd.*\n)? {4}at culprit/,
    )
  })

  it('but not an OwnedFd that a memory, or a share of it, still needs', () => {
    const { stdout, stderr } = runScript(
      forget('').replace(
        '(() => {  })()',
        'const share = (() => { using memory = allocator.alloc(createTestFd(4096), 4096, 4); return memory.share() })()',
      ) + "console.log(share.map('read').bytes.length)",
      ['--expose-gc'],
    )
    expect({ stdout, stderr }).toEqual({ stdout: '1 \n4096\n', stderr: '' })
  })

  it('one that is released is not warned about', () => {
    const { stdout, stderr } = runScript(
      forget(
        `for (let i = 0; i < ${onDmaBufs ? 100 : 1000}; i++) { using memory = allocator.alloc(createTestFd(4096), 4096); using mapping = memory.map("write") }`,
      ),
      ['--expose-gc'],
    )
    expect({ stdout, stderr }).toEqual({ stdout: '0 \n', stderr: '' })
  })
})
