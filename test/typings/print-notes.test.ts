import { expect, it } from '@jest/globals'
import { printNotes } from '../../src/typings/print-notes.js'

it('printNotes() writes nothing without documentation', () => {
  expect(printNotes({})).toEqual([])
})

it('printNotes() needs one line for a version', () => {
  expect(printNotes({ since: '1.24' })).toEqual(['/** @since 1.24 */'])
  expect(printNotes({ goneIn: '1.26' })).toEqual(['/** @deprecated gone in 1.26 */'])
})

it('printNotes() writes the documentation of the header, the parameters and the result', () => {
  const notes = {
    since: '1.2',
    doc: { text: 'Maps the memory.\nTwice.', deprecated: 'Use `other`' },
    parameters: [{ name: 'flags', text: 'how' }],
    returns: 'whether it was',
  }
  expect(printNotes(notes)).toEqual([
    '/**',
    ' * Maps the memory.',
    ' * Twice.',
    ' *',
    ' * @param flags how',
    ' * @returns whether it was',
    ' * @since 1.2',
    ' * @deprecated Use `other`',
    ' */',
  ])
})

it('printNotes() lets no text end the comment or start a tag', () => {
  const lines = printNotes({ doc: { text: 'a */ b\n@mem is it', deprecated: undefined } })
  expect(lines.slice(0, -1).join('\n')).not.toContain('*/')
  expect(lines[2]).toBe(' * \\@mem is it')
})
