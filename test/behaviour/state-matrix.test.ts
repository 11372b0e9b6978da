// More than 200 lines, because it is one table of methods and states.
// The result or error code of every Memory and Mapping method in every state.
import { describe, expect, it } from '@jest/globals'
import { FdAllocator, type FdMemory, type Mapping } from '../../src/index.js'
import { createTestFd } from '../support/create-test-fd.js'
import { stateMatrix } from '../support/state-matrix.js'

const allocator = new FdAllocator()

const memoryStates = {
  fresh: () => memoryIn(() => []),
  'mapped for reading': () => memoryIn((memory) => [memory.map('read')]),
  'mapped for writing': () => memoryIn((memory) => [memory.map('write')]),
  'mapped for both': () => memoryIn((memory) => [memory.map('readwrite')]),
  shared: () => memoryIn((memory) => [memory.share()]),
  disposed: () =>
    memoryIn((memory) => {
      memory.dispose()
      return []
    }),
}

function memoryIn(enter: (memory: FdMemory) => Disposable[]) {
  const subject = allocator.alloc(createTestFd(8192), 8192)
  const others = enter(subject)
  return {
    subject,
    end: () => {
      for (const other of others) other[Symbol.dispose]()
      subject.dispose()
    },
  }
}

describe('Memory', () => {
  const ok = 'ok'
  const DISPOSED = 'ERR_DISPOSED'
  const CONFLICT = 'ERR_MAP_CONFLICT'
  const steady = [ok, ok, ok, ok, ok, DISPOSED] as const
  stateMatrix<FdMemory>(memoryStates, [
    ['size', (memory) => memory.size, ...steady],
    ['maxSize', (memory) => memory.maxSize, ...steady],
    ['offset', (memory) => memory.offset, ...steady],
    ['align', (memory) => memory.align, ...steady],
    ['isReadOnly', (memory) => memory.isReadOnly, ...steady],
    ['allocator', (memory) => memory.allocator, ...steady],
    ['gi', (memory) => memory.gi, ...steady],
    ['fd', (memory) => memory.fd, ok, ok, ok, ok, ok, ok],
    ['disposed', (memory) => memory.disposed, ok, ok, ok, ok, ok, ok],
    [
      'dupFd()',
      (memory) => {
        memory.dupFd().close()
      },
      ...steady,
    ],
    [
      "map('read')",
      (memory) => {
        memory.map('read').unmap()
      },
      ok,
      ok,
      CONFLICT,
      ok,
      ok,
      DISPOSED,
    ],
    [
      "map('write')",
      (memory) => {
        memory.map('write').unmap()
      },
      ok,
      CONFLICT,
      ok,
      ok,
      ok,
      DISPOSED,
    ],
    [
      "map('readwrite')",
      (memory) => {
        memory.map('readwrite').unmap()
      },
      ok,
      CONFLICT,
      CONFLICT,
      ok,
      ok,
      DISPOSED,
    ],
    [
      'share()',
      (memory) => {
        memory.share(0, 1).dispose()
      },
      ok,
      ok,
      CONFLICT,
      CONFLICT,
      ok,
      DISPOSED,
    ],
    [
      'copy()',
      (memory) => {
        memory.copy().dispose()
      },
      ok,
      ok,
      'ERR_COPY_FAILED',
      ok,
      ok,
      DISPOSED,
    ],
    [
      'resize()',
      (memory) => {
        memory.resize(1, 1)
      },
      ...steady,
    ],
    ['isSpan()', (memory) => memory.isSpan(memory), ...steady],
    [
      'dispose()',
      (memory) => {
        memory.dispose()
      },
      ok,
      ok,
      ok,
      ok,
      ok,
      ok,
    ],
    [
      '[Symbol.dispose]()',
      (memory) => {
        memory[Symbol.dispose]()
      },
      ok,
      ok,
      ok,
      ok,
      ok,
      ok,
    ],
  ])
})

describe('Mapping', () => {
  const states = Object.fromEntries(
    (['read', 'write', 'readwrite'] as const).flatMap((mode) => {
      const mapped = (enter: (mapping: Mapping, memory: FdMemory) => void) => () => {
        const memory = allocator.alloc(createTestFd(4096), 4096)
        const subject: Mapping = memory.map(mode)
        enter(subject, memory)
        return {
          subject,
          end: () => {
            memory.dispose()
          },
        }
      }
      return [
        [`open for ${mode}`, mapped(() => undefined)],
        [
          `unmapped after ${mode}`,
          mapped((mapping) => {
            mapping.unmap()
          }),
        ],
        [
          `its memory disposed during ${mode}`,
          mapped((_, memory) => {
            memory.dispose()
          }),
        ],
      ] as const
    }),
  )
  const always = Array.from(Object.keys(states), () => 'ok')
  stateMatrix<Mapping>(states, [
    ['mode', (mapping) => mapping.mode, ...always],
    ['bytes', (mapping) => mapping.bytes, ...always],
    [
      'unmap()',
      (mapping) => {
        mapping.unmap()
      },
      ...always,
    ],
    [
      '[Symbol.dispose]()',
      (mapping) => {
        mapping[Symbol.dispose]()
      },
      ...always,
    ],
  ])

  it.each(Object.entries(states))('has bytes only when open: %s', (state, make) => {
    const { subject, end } = make()
    expect(subject.bytes.length).toBe(state.startsWith('open') ? 4096 : 0)
    end()
    expect(subject.bytes.length).toBe(0)
  })
})
