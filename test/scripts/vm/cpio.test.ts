import { describe, expect, it } from '@jest/globals'
import { packCpio } from '../../../scripts/vm/cpio.js'

/** Reads what `packCpio()` writes, as the kernel does: a header of 110 bytes, the name, the content, each up to a multiple of 4. */
function unpack(archive: Buffer) {
  const entries: { name: string; mode: string; content: string }[] = []
  for (let at = 0; at < archive.length;) {
    expect(archive.toString('latin1', at, at + 6)).toBe('070701')
    const field = (index: number) =>
      parseInt(archive.toString('latin1', at + 6 + 8 * index, at + 14 + 8 * index), 16)
    const [mode, size, nameSize] = [field(1), field(6), field(11)]
    const start = at + 110 + nameSize + (-(110 + nameSize) & 3)
    entries.push({
      name: archive.toString('utf8', at + 110, at + 109 + nameSize),
      mode: mode.toString(8),
      content: archive.toString('utf8', start, start + size),
    })
    at = start + size + (-size & 3)
  }
  return entries
}

describe('packCpio()', () => {
  it('has folders, and files of any length, in order, and the trailer at the end', () => {
    const archive = packCpio([
      { name: 'bin', content: null },
      ...['', '1', '12', '123', '1234'].map((content) => ({ name: `bin/${content}é`, content })),
    ])
    expect(unpack(archive)).toEqual([
      { name: 'bin', mode: '40755', content: '' },
      ...['', '1', '12', '123', '1234'].map((content) => ({
        name: `bin/${content}é`,
        mode: '100755',
        content,
      })),
      { name: 'TRAILER!!!', mode: '100755', content: '' },
    ])
  })
})
