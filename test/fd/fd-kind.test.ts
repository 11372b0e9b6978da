import { openSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { readdirSync, readlinkSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { createMemfd, isDmaBuf, OwnedFd } from '../../src/index.js'
import { fdKind } from '../../src/fd/index.js'
import { createTestFd } from '../support/create-test-fd.js'
import { errorOf, outcome } from '../support/outcome.js'

describe('fdKind()', () => {
  it.each([
    ['file', process.execPath],
    ['directory', '/'],
    ['character-device', '/dev/null'],
  ])('recognises a %s', (kind, path) => {
    using fd = new OwnedFd(openSync(path, 'r'))
    expect(fd.kind).toBe(kind)
  })

  it('recognises a memfd', () => {
    using fd = createMemfd(1)
    expect(fd.kind).toBe('memfd')
  })

  it('recognises the anonymous fds of the event loop, and sockets', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const kinds = new Set(openFdKinds())
    expect(kinds).toContain('anonymous')
    expect(kinds).toContain('socket')
    expect((server.address() as AddressInfo).port).toBeGreaterThan(0)
    await new Promise((resolve) => server.close(resolve))
  })

  it('throws for an fd that is not open', () => {
    expect(errorOf(() => fdKind(99999))).toMatchObject({ code: 'ERR_BAD_FD', fd: 99999 })
  })
})

describe('isDmaBuf()', () => {
  it('is false for other fds, as an object or a number', () => {
    using fd = createMemfd(1)
    expect(isDmaBuf(fd)).toBe(false)
    expect(isDmaBuf(fd.fd)).toBe(false)
  })

  it('leaves the fd to its owner, and refuses a number that is not an open fd', () => {
    const fd = createTestFd(1)
    isDmaBuf(fd)
    fd.close()
    expect(outcome(() => isDmaBuf(fd))).toBe('ERR_FD_CLOSED')
    expect(outcome(() => isDmaBuf(-1))).toBe('ERR_OUT_OF_RANGE')
    expect(outcome(() => isDmaBuf('0' as never))).toBe('ERR_INVALID_ARG_TYPE')
    expect(outcome(() => isDmaBuf(99999))).toBe('ERR_BAD_FD')
  })
})

function openFdKinds(): string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      readlinkSync(`/proc/self/fd/${name}`)
    } catch {
      return []
    }
    return [fdKind(Number(name))]
  })
}
