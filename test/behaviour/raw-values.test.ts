// What node-gtk 4.1 loses of errors and of properties. docs/unsafe.md says so: change it when one of these fails.
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

function run(body: string, env: NodeJS.ProcessEnv = {}): unknown {
  const { stdout, stderr, status } = runScript(`import { Gst } from 'gst-allocators/gi'\n${body}`, [], env)
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

describe("node-gtk's own objects", () => {
  it('throw errors without the code and the domain of the GError', () => {
    const facts = run(`
      try {
        Gst.parseLaunch('nonsense')
      } catch (error) {
        console.log(JSON.stringify([error.message, 'code' in error, 'domain' in error]))
      }
    `)
    expect(facts).toEqual(['no element "nonsense"', false, false])
  })

  it('cut a number that does not fit into an int, and drop one that is out of the range', () => {
    const facts = run(
      `
      const source = Gst.ElementFactory.make('videotestsrc')
      source.numBuffers = 7
      source.numBuffers = 2 ** 40
      const cut = source.numBuffers
      source.numBuffers = 7
      source.numBuffers = -5
      const dropped = source.numBuffers
      source.timestampOffset = 2n ** 64n
      console.log(JSON.stringify([cut, dropped, String(source.timestampOffset)]))
    `,
      // GLib 2.84 prints a CRITICAL for the one that is out of the range.
      { G_DEBUG: '' },
    )
    expect(facts).toEqual([0, 7, '0'])
  })

  it('refuse null for a string', () => {
    const fact = run(`
      const file = Gst.ElementFactory.make('filesrc')
      try {
        file.location = null
      } catch (error) {
        console.log(JSON.stringify(error.message))
      }
    `)
    expect(fact).toBe('Cannot convert value "null" to type gchararray')
  })

  it('are made right by a call of this package: the error has its code, and the number is refused', () => {
    const facts = run(`
      const { Pipeline } = await import('gst-allocators/pipeline')
      await using pipeline = Pipeline.parse('videotestsrc name=test ! fakesink')
      const codes = []
      for (const call of [() => Pipeline.parse('nonsense'), () => pipeline.element('test').set('num-buffers', 2 ** 40)])
        try {
          await call()
        } catch (error) {
          codes.push(error.code)
        }
      console.log(JSON.stringify(codes))
    `)
    expect(facts).toEqual(['ERR_PARSE', 'ERR_PROPERTY_VALUE'])
  })
})
