// Every method of OwnedFd, Memory and Mapping in every state: what it does, or the code of its error. Nothing else can happen.
import { closeSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { FdAllocator, type FdMemory, type Mapping, OwnedFd } from '../src/index.js'
import { createTestFd } from './support/create-test-fd.js'
import { outcome } from './support/outcome.js'

const allocator = new FdAllocator()

/** The methods, a row each, against the states, a column each. */
function matrix<T>(
  states: Record<string, () => { subject: T; end: () => void }>,
  rows: readonly (readonly [name: string, call: (subject: T) => unknown, ...outcomes: string[]])[],
) {
  const names = Object.keys(states)
  const cases = rows.flatMap(([name, call, ...outcomes]) => {
    expect(outcomes).toHaveLength(names.length)
    return names.map((state, at) => ({ name, call, state, expected: outcomes[at] ?? '' }))
  })
  it.each(cases)('$name when $state: $expected', ({ call, state, expected }) => {
    const made = states[state]?.()
    if (made === undefined) throw new Error(`no state ${state}`)
    try {
      expect(outcome(() => call(made.subject))).toBe(expected)
    } finally {
      made.end()
    }
  })
}

describe('OwnedFd', () => {
  const fresh = () => {
    const subject = createTestFd(4096)
    return {
      subject,
      end: () => {
        subject.close()
      },
    }
  }
  matrix<OwnedFd>(
    {
      fresh,
      'wrapped with DONT_CLOSE': () => {
        const { subject, end } = fresh()
        const memory = allocator.alloc(subject, 4096, 4)
        return {
          subject,
          end: () => {
            memory.dispose()
            end()
          },
        }
      },
      closed: () => {
        const { subject, end } = fresh()
        subject.close()
        return { subject, end }
      },
      released: () => {
        const { subject, end } = fresh()
        const fd = subject.release()
        return {
          subject,
          end: () => {
            end()
            closeSync(fd)
          },
        }
      },
      'given away': () => {
        const { subject } = fresh()
        const memory = allocator.alloc(subject, 4096)
        return {
          subject,
          end: () => {
            memory.dispose()
          },
        }
      },
    },
    [
      ['fd', (fd) => fd.fd, 'ok', 'ok', 'ok', 'ok', 'ok'],
      ['size', (fd) => fd.size, 'ok', 'ok', 'ERR_FD_CLOSED', 'ERR_FD_CLOSED', 'ERR_FD_CLOSED'],
      ['kind', (fd) => fd.kind, 'ok', 'ok', 'ERR_FD_CLOSED', 'ERR_FD_CLOSED', 'ERR_FD_CLOSED'],
      [
        'dup()',
        (fd) => {
          fd.dup().close()
        },
        'ok',
        'ok',
        'ERR_FD_CLOSED',
        'ERR_FD_CLOSED',
        'ERR_FD_CLOSED',
      ],
      [
        'release()',
        (fd) => {
          closeSync(fd.release())
        },
        'ok',
        'ok',
        'ERR_FD_CLOSED',
        'ERR_FD_CLOSED',
        'ERR_FD_CLOSED',
      ],
      [
        'close()',
        (fd) => {
          fd.close()
        },
        'ok',
        'ok',
        'ok',
        'ok',
        'ok',
      ],
      [
        '[Symbol.dispose]()',
        (fd) => {
          fd[Symbol.dispose]()
        },
        'ok',
        'ok',
        'ok',
        'ok',
        'ok',
      ],
      [
        'alloc() of it',
        (fd) => {
          allocator.alloc(fd, 4096).dispose()
        },
        'ok',
        'ok',
        'ERR_FD_CLOSED',
        'ERR_FD_CLOSED',
        'ERR_FD_CLOSED',
      ],
    ],
  )

  it.each([
    [
      'closed',
      (fd: OwnedFd) => {
        fd.close()
      },
    ],
    [
      'released',
      (fd: OwnedFd) => {
        closeSync(fd.release())
      },
    ],
    [
      'given away',
      (fd: OwnedFd) => {
        allocator.alloc(fd, 4096).dispose()
      },
    ],
  ])('reads -1 when %s', (_, end) => {
    const fd = createTestFd(4096)
    end(fd)
    expect(fd.fd).toBe(-1)
  })
})

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
  matrix<FdMemory>(memoryStates, [
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
  matrix<Mapping>(states, [
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
