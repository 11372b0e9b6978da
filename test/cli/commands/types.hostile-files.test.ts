// The command `types` says what is wrong with a file that is no .gir file. It neither hangs nor fails with a TypeError.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gst-allocators-types-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('gst-allocators types', () => {
  it.each([
    ['nothing in it', '<repository/>', 'its <repository> is empty'],
    [
      'a namespace without a name',
      '<repository><namespace/></repository>',
      'Invalid namespace "" of version ""',
    ],
    [
      'a dependency without a name',
      '<repository><include/><namespace name="Odd" version="1.0"/></repository>',
      'An <include> has no name or version',
    ],
    [
      'deeply nested elements',
      `<repository>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</repository>`,
      'its elements are nested more than 100 levels deep',
    ],
    ['an element that never ends', '<repository '.repeat(100_000), 'Not a GIR file'],
    ['a comment that never ends', `<repository>${'<!--'.repeat(100_000)}`, 'Not a GIR file'],
    ['many blanks in a value', `<repository a="b" value="${' '.repeat(300_000)}x"/>`, 'Missing <namespace>'],
    ['bytes that are not UTF-8', Buffer.from('<repository>\u00ff</repository>', 'latin1'), 'it is not UTF-8'],
  ])('stops at a file that has %s', (_, content, why) => {
    writeFileSync(join(folder, 'Odd-1.0.gir'), content)
    const { status, stderr } = run('types', 'Odd-1.0', '-o', join(folder, 'types'), '--gir-dir', folder)
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(why) as unknown })
    expect(stderr).not.toContain('TypeError')
  })

  it.each([
    ['a FIFO', makeFifo, 'it is not a file'],
    ['a folder', makeFolder, 'it is a folder'],
    ['a device', makeDevice, 'it is not a file'],
    ['a huge file', makeHuge, 'it has 5000000000 bytes'],
  ])('stops at %s in the place of a file', (_, make, why) => {
    make(join(folder, 'Odd-1.0.gir'))
    const { status, stderr } = run('types', 'Odd-1.0', '-o', join(folder, 'types'), '--gir-dir', folder)
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(why) as unknown })
  })
})

function run(...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, ['dist/cli/main.js', ...args], { encoding: 'utf8' })
  return { status, stderr }
}

function makeFifo(path: string): void {
  execFileSync('mkfifo', [path])
}

function makeFolder(path: string): void {
  mkdirSync(path)
}

function makeDevice(path: string): void {
  symlinkSync('/dev/zero', path)
}

/** Makes a file that has a size, but no content. */
function makeHuge(path: string): void {
  writeFileSync(path, '')
  truncateSync(path, 5_000_000_000)
}
