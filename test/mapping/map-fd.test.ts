// More than 200 lines, because one function has many kinds of fds, modes and errors.
import { constants } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { fstatSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { createMemfd, mapFd, OwnedFd } from '../../src/fd.js'
import { c, F_ADD_SEALS, F_SEAL_FUTURE_WRITE, F_SEAL_WRITE } from '../../src/ffi/index.js'
import { createTestFd, onDmaBufs } from '../support/create-test-fd.js'
import { errorOf, outcome } from '../support/outcome.js'
import { runScript } from '../support/run-script.js'

const page = 4096
const hasTransfer = process.version.startsWith('v20.') ? ['--harmony-rab-gsab-transfer'] : []

describe('mapFd()', () => {
  it('maps the file itself: what one mapping writes, another reads', () => {
    using fd = createTestFd(2 * page)
    using writing = mapFd(fd, 2 * page, 'write')
    using reading = mapFd(fd.fd, 2 * page)
    writing.bytes[page + 1] = 5
    expect(reading.bytes[page + 1]).toBe(5)
    expect([reading.mode, writing.mode]).toEqual(['read', 'write'])
  })

  it.each([
    [0, 1],
    [1, 1],
    [page - 1, 2],
    [page, page],
    [page + 7, page - 7],
    [3 * page - 1, 1],
  ])('begins at any byte: %i, for %i bytes', (offset, size) => {
    using fd = createTestFd(3 * page)
    {
      using all = mapFd(fd, 3 * page, 'readwrite')
      all.bytes.forEach((_, at) => (all.bytes[at] = at % 251))
    }
    using part = mapFd(fd, size, 'read', { offset })
    expect(
      Buffer.from(part.bytes).equals(Buffer.from(Array.from(part.bytes, (_, at) => (offset + at) % 251))),
    ).toBe(true)
    expect(part.bytes.length).toBe(size)
  })

  it('reads the bytes of a file of any size', () => {
    using fd = createMemfd(page)
    execFileSync('truncate', ['-s', String(2n ** 53n), `/proc/${process.pid}/fd/${fd.fd}`])
    const last = Number.MAX_SAFE_INTEGER
    expect(outcome(() => mapFd(fd, 2, 'read', { offset: last }))).toBe('ERR_FD_TOO_SMALL')
    using mapping = mapFd(fd, 1, 'read', { offset: last - 1 })
    expect(mapping.bytes[0]).toBe(0)
  })

  it('does not need the fd any more, and leaves it to its owner', () => {
    const fd = createTestFd(page)
    using mapping = mapFd(fd, page, 'readwrite')
    expect(fstatSync(fd.fd).size).toBe(page)
    fd.close()
    mapping.bytes[0] = 1
    expect(mapping.bytes[0]).toBe(1)
  })

  it('ends with views of length 0, and no mapping', () => {
    using fd = createMemfd(page, { name: 'map-fd-gone' })
    const isMapped = () => readFileSync('/proc/self/maps', 'utf8').includes('/memfd:map-fd-gone ')
    const mapping = mapFd(fd, page, 'readwrite')
    const part = mapping.bytes.subarray(5)
    expect(isMapped()).toBe(true)
    mapping.unmap()
    mapping.unmap()
    expect([mapping.bytes.length, part.length, isMapped()]).toEqual([0, 0, false])
  })

  it('refuses bytes beyond the end of the file, because an access there ends the process', () => {
    using fd = createTestFd(page)
    expect(errorOf(() => mapFd(fd, page + 1))).toMatchObject({
      code: 'ERR_FD_TOO_SMALL',
      required: page + 1,
      found: page,
      message: `Cannot map 4097 bytes of fd ${fd.fd}: its file has 4096 bytes`,
    })
    expect(errorOf(() => mapFd(fd, page, 'read', { offset: 1 })).message).toBe(
      `Cannot map 4096 bytes of fd ${fd.fd} at offset 1: its file has 4096 bytes`,
    )
    expect(outcome(() => mapFd(fd, 1, 'read', { offset: 2 ** 53 - 1 }))).toBe('ERR_FD_TOO_SMALL')
  })

  it('refuses a file that was truncated meanwhile, and a folder and a pipe, which have no bytes', () => {
    using fd = createMemfd(2 * page)
    ftruncateSync(fd.fd, page)
    expect(outcome(() => mapFd(fd, 2 * page))).toBe('ERR_FD_TOO_SMALL')
    for (const path of ['/', '/dev/null']) {
      using other = new OwnedFd(openSync(path, 'r'))
      expect(outcome(() => mapFd(other, 1))).toBe('ERR_FD_TOO_SMALL')
    }
  })

  it('refuses to write where the fd, or a seal, forbids it, and says so', () => {
    using fd = createMemfd(page)
    using reader = new OwnedFd(openSync(`/proc/self/fd/${fd.fd}`, 'r'))
    expect(errorOf(() => mapFd(reader, page, 'write'))).toMatchObject({
      code: 'ERR_FD_ACCESS',
      message: `Cannot map fd ${reader.fd} for 'write': it was opened for reading only`,
    })
    for (const seal of [F_SEAL_FUTURE_WRITE, F_SEAL_WRITE]) {
      using sealed = createMemfd(page)
      expect(c.fcntl(sealed.fd, F_ADD_SEALS, seal)).toBe(0)
      expect(errorOf(() => mapFd(sealed, page, 'readwrite')).message).toContain('sealed against writing')
      using mapping = mapFd(sealed, page)
      expect(mapping.bytes.length).toBe(page)
    }
    using writer = new OwnedFd(openSync(`/proc/self/fd/${fd.fd}`, 'w'))
    expect(outcome(() => mapFd(writer, page))).toBe('ERR_FD_TOO_SMALL')
    ftruncateSync(fd.fd, page)
    expect(outcome(() => mapFd(writer, page))).toBe('ERR_FD_ACCESS')
  })

  it('a stray write through a read mapping does not crash the process, on any kind of file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'map-fd-'))
    try {
      const path = join(folder, 'file')
      writeFileSync(path, new Uint8Array(page))
      const fds = [
        createTestFd(page),
        new OwnedFd(openSync(path, 'r')),
        new OwnedFd(openSync(path, 'r+')),
        new OwnedFd(openSync('/proc/self/exe', 'r')),
      ]
      for (const fd of fds) {
        using mapping = mapFd(fd, page)
        ;(mapping.bytes as Uint8Array)[1] = 77
        expect(mapping.bytes[1]).toBe(77)
        fd.close()
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it.each([
    ['no fd', undefined, 1, 'read', 0, 'ERR_INVALID_ARG_TYPE'],
    ['an fd that is not open', 99999, 1, 'read', 0, 'ERR_BAD_FD'],
    ['-1', -1, 1, 'read', 0, 'ERR_OUT_OF_RANGE'],
    ['no bytes', 0, 0, 'read', 0, 'ERR_OUT_OF_RANGE'],
    ['a size that is not a number', 0, '1', 'read', 0, 'ERR_INVALID_ARG_TYPE'],
    ['a negative offset', 0, 1, 'read', -1, 'ERR_OUT_OF_RANGE'],
    ['an unknown mode', 99999, 1, 'rw', 0, 'ERR_OUT_OF_RANGE'],
    // In newer versions of Node.js, it holds any size that a number can have.
    [
      'more than an ArrayBuffer holds',
      0,
      2 ** 52,
      'read',
      0,
      constants.MAX_LENGTH < 2 ** 52 ? 'ERR_MAP_FAILED' : 'ERR_FD_TOO_SMALL',
    ],
  ])('refuses %s', (_, fd, size, mode, offset, code) => {
    expect(outcome(() => mapFd(fd as never, size as never, mode as never, { offset }))).toBe(code)
  })

  it('refuses an OwnedFd that was closed', () => {
    const fd = createTestFd(4096)
    fd.close()
    expect(errorOf(() => mapFd(fd, 1)).message).toBe('Cannot map this OwnedFd: it was closed or given away')
  })

  // The lab takes twenty times as long.
  const rounds = onDmaBufs ? 1000 : 10_000
  it(`leaves no fd and no mapping open when it fails, or is repeated ${rounds} times`, () => {
    using fd = createTestFd(page)
    const mapped = () => readFileSync('/proc/self/maps', 'utf8').match(new RegExp(` ${inode} +/`, 'g')) ?? []
    const inode = fstatSync(fd.fd).ino
    using one = mapFd(fd, 1)
    expect(mapped()).toHaveLength(1)
    for (let round = 0; round < rounds; round++) {
      using mapping = mapFd(fd, 10, round % 2 === 0 ? 'read' : 'write', {
        offset: round % page > 4000 ? 0 : round % page,
      })
      expect(mapping.bytes.length).toBe(10)
      if (round % 10 === 0) expect(outcome(() => mapFd(fd, page + 1))).toBe('ERR_FD_TOO_SMALL')
    }
    expect(mapped()).toHaveLength(one.bytes.length)
  })

  it('one that is forgotten is unmapped, with a warning; one whose bytes are kept is not', () => {
    const { stdout, stderr, status } = runScript(
      `
      import { readFileSync } from 'node:fs'
      import { createMemfd, mapFd } from 'gst-allocators/fd'
      const mapped = () => (readFileSync('/proc/self/maps', 'utf8').match(/memfd:forgotten/g) ?? []).length
      const map = () => { using fd = createMemfd(4096, { name: 'forgotten' }); return mapFd(fd, 4096, 'write').bytes }
      const kept = map()
      ;(() => { map() })()
      for (let round = 0; round < 20; round++) {
        gc()
        await new Promise((resolve) => setImmediate(resolve))
      }
      kept.fill(1)
      console.log(mapped(), kept.length)
      `,
      ['--expose-gc'],
    )
    expect({ stdout, status }).toEqual({ stdout: '1 4096\n', status: 0 })
    expect(stderr).toContain(
      "A Mapping was garbage collected before it was released. Release it with 'using' or unmap() when you are done",
    )
    expect(stderr.match(/WARN_LEAK/g)).toHaveLength(1)
  })

  it('whose bytes were transferred away stays mapped, with a warning', () => {
    const { stdout, stderr, status } = runScript(
      `
      import { createMemfd, mapFd } from 'gst-allocators/fd'
      using fd = createMemfd(4096)
      const mapping = mapFd(fd, 100, 'write', { offset: 10 })
      const stolen = new Uint8Array(mapping.bytes.buffer.transfer())
      mapping.unmap()
      stolen.fill(1)
      console.log(stolen.length)
      `,
      hasTransfer,
    )
    expect(stderr).toContain('[WARN_VIEW_TRANSFERRED] GstAllocatorsLeakWarning: The 100 bytes')
    expect({ stdout, status }).toEqual({ stdout: '100\n', status: 0 })
  })

  it.each([
    [
      'whose bytes were moved, and that is then forgotten',
      `
      mapFd(fd, 65536).unmap()
      const steal = () => {
        const { buffer } = mapFd(fd, 65536, 'readwrite').bytes
        return new Uint8Array(structuredClone(buffer, { transfer: [buffer] }))
      }
      const stolen = steal()
      await collect()
      stolen.fill(1)
      console.log(stolen.length, stolen[65535])`,
      '65536 1\n',
    ],
    [
      'whose bytes a worker moved here before it ended',
      `
      if (isMainThread) {
        const worker = new Worker(new URL(import.meta.url))
        const moved = once(worker, 'message')
        await once(worker, 'exit')
        const [bytes] = await moved
        console.log(bytes.length, bytes.fill(3)[65535])
      } else {
        const moved = new Uint8Array(mapFd(fd, 65536, 'readwrite').bytes.buffer.transfer())
        parentPort.postMessage(moved, [moved.buffer])
      }`,
      '65536 3\n',
    ],
    [
      'that a worker uses when it ends',
      `
      if (isMainThread) {
        const [code] = await once(new Worker(new URL(import.meta.url)), 'exit')
        console.log(code)
      } else {
        const mapping = mapFd(fd, 65536, 'readwrite')
        process.on('exit', () => mapping.bytes.fill(1))
      }`,
      '0\n',
    ],
    [
      'that other threads read when a worker fails',
      `
      if (isMainThread) {
        const worker = new Worker(new URL(import.meta.url))
        worker.on('error', ({ message }) => console.log(message))
        await new Promise((resolve) => worker.once('exit', resolve))
        // The threads that compress are four: when this is done, so are they.
        await Promise.all(Array.from({ length: 4 }, () => promisify(deflate)(new Uint8Array(1))))
      } else {
        const mapping = mapFd(large, large.size, 'readwrite')
        for (let thread = 0; thread < 4; thread++) deflate(mapping.bytes, () => undefined)
        setImmediate(() => { throw new Error('a bug of the worker') })
      }`,
      'a bug of the worker\n',
    ],
  ])('%s, dangles nowhere', (_, source, printed) => {
    const { stdout, stderr, status } = runScript(
      `
      import { once } from 'node:events'
      import { promisify } from 'node:util'
      import { isMainThread, parentPort, Worker } from 'node:worker_threads'
      import { deflate } from 'node:zlib'
      import { createMemfd, mapFd } from 'gst-allocators/fd'
      const collect = async () => {
        for (let round = 0; round < 5; round++) {
          gc()
          await new Promise((resolve) => setImmediate(resolve))
        }
      }
      using fd = createMemfd(65536)
      using large = createMemfd(16 << 20)
      ${source}`,
      ['--expose-gc', '--no-warnings', ...hasTransfer],
    )
    expect({ stdout, stderr, status }).toEqual({ stdout: printed, stderr: '', status: 0 })
  })
})
