// Runs the documentation examples marked ```ts lab, because they need dma-bufs. Their types are checked elsewhere.
import { describe, expect, it } from '@jest/globals'
import { readExamples } from '../../scripts/doc-examples/read-examples.js'
import { expectedBy, matchesComment, PRINTING } from '../../scripts/doc-examples/matches-comment.js'
import { runScript } from '../support/run-script.js'

const examples = readExamples()
  .flatMap((extract) => extract.examples)
  .filter(({ runs }) => runs === 'lab')

describe('an example that needs dma-bufs', () => {
  it('is there more than once', () => {
    expect(examples.length).toBeGreaterThan(4)
  })

  it.each(examples.map(({ source, line, code }) => [`${source}:${line}`, code]))(
    'runs, and prints what it says: %s',
    (_, code) => {
      const { stdout, stderr, status } = runScript(code)
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      const printed = stdout.split('\n').slice(0, -1)
      const comments = [...code.matchAll(PRINTING)].map(([, , comment = '']) => comment)
      const wrong = comments.filter((comment, index) => !matchesComment(printed[index] ?? '', comment))
      expect(wrong.map(expectedBy)).toEqual([])
    },
  )
})
