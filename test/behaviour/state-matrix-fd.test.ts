// The result or error code of every OwnedFd method in every state.
import { closeSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { FdAllocator, OwnedFd } from '../../src/index.js'
import { createTestFd } from '../support/create-test-fd.js'
import { stateMatrix } from '../support/state-matrix.js'

const allocator = new FdAllocator()

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
  stateMatrix<OwnedFd>(
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
