import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

describe('set()', () => {
  it('refuses what is nested too deeply, contains itself, or has null in an array', () => {
    const { stdout, stderr, status } = runScript(`
      import { caps, Pipeline } from 'gst-allocators/pipeline'
      const pipeline = Pipeline.parse('audioconvert name=convert ! capsfilter name=filter ! fakesink')
      let deep = []
      for (let level = 0; level < 20_000; level++) deep = [deep]
      const circle = []
      circle.push(circle)
      const made = caps('a/b')
      const [{ constructor }] = made.structures
      const messages = []
      for (const [name, property, value] of [
        ['convert', 'mix-matrix', deep],
        ['convert', 'mix-matrix', circle],
        ['convert', 'mix-matrix', [[null]]],
        ['convert', 'mix-matrix', [null]],
        ['filter', 'caps', new made.constructor([new constructor('a/b', { x: circle }, [])])],
      ])
        try {
          await pipeline.element(name).set(property, value)
          messages.push('set')
        } catch (error) {
          messages.push(error.code + ' ' + error.message)
        }
      await pipeline.dot()
      await pipeline[Symbol.asyncDispose]()
      console.log(JSON.stringify(messages))
    `)
    expect({ status, stderr: status === 0 ? '' : stderr.slice(-2000) }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual([
      'ERR_PROPERTY_VALUE Cannot set mix-matrix to an object (Array): it is nested 20001 levels deep, and the limit is 16. Nest its values less deeply',
      'ERR_PROPERTY_VALUE Cannot set mix-matrix to an object (Array): it contains itself. Make it without the circle',
      expect.stringContaining(
        'ERR_PROPERTY_VALUE Cannot set mix-matrix to an object (Array): it must be an array',
      ),
      expect.stringContaining(
        'ERR_PROPERTY_VALUE Cannot set mix-matrix to an object (Array): it must be an array',
      ),
      'ERR_PROPERTY_VALUE Cannot set caps to an object (Caps): it contains itself. Make it without the circle',
    ])
  })
})
