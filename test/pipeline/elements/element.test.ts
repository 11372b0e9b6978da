// More than 200 lines, because one class has many kinds of properties and errors.
// Reading and setting the properties of elements, and the errors of both.
import { describe, expect, it } from '@jest/globals'
import { GstApp } from '../../../src/gi/index.js'
import { caps, type Element, fraction, Pipeline } from '../../../src/pipeline/index.js'
import { errorOf } from '../../support/outcome.js'
import { rejectionOf } from '../../support/rejection.js'

async function withPipeline(description: string, use: (pipeline: Pipeline) => unknown): Promise<void> {
  await using pipeline = Pipeline.parse(description)
  await use(pipeline)
}

/** Sets a property as JavaScript would, which has no types. */
function set(element: Element, name: unknown, value: unknown): Promise<void> {
  return Reflect.apply(element.set.bind(element), element, [name, value]) as Promise<void>
}

const description =
  'videotestsrc name=test ! vp8enc name=enc ! fakesink name=fake udpsrc name=udp ! appsink name=out'

describe('pipeline.element()', () => {
  it('finds an element by its name, also in a bin, and returns the same object each time', () =>
    withPipeline('bin.( fakesrc name=inside ! fakesink )', (pipeline) => {
      const element = pipeline.element('inside')
      expect(element).toMatchObject({ name: 'inside', kind: 'fakesrc', state: 'null' })
      expect(element.path).toMatch(/^\/GstPipeline:pipeline\d+\/GstBin:.*\/GstFakeSrc:inside$/)
      expect(pipeline.element('inside', 'fakesrc')).toBe(element)
    }))

  it('accepts the name of a factory or a class', () =>
    withPipeline(description, async (pipeline) => {
      expect(await pipeline.element('enc', 'vp8enc').get('target-bitrate')).toBe(256_000)
      expect(pipeline.element('out', GstApp.AppSink).gi.getMaxBuffers()).toBe(4)
    }))

  it.each([
    [['emc'], "Cannot find element 'emc': no element has that name: did you mean 'enc'?"],
    [['enc', 'vp9enc'], "Cannot use 'enc' as vp9enc: it is vp8enc, and the pipeline has no vp9enc"],
    [['enc', GstApp.AppSink], "Cannot use 'enc' as GstAppSink: it is vp8enc. Use 'out'"],
  ] as const)('refuses %j', (given, message) =>
    withPipeline(description, (pipeline) => {
      const error = errorOf(() => Reflect.apply(pipeline.element.bind(pipeline), pipeline, given))
      expect(error).toMatchObject({ code: 'ERR_NO_ELEMENT', element: given[0], message })
    }),
  )

  it('refuses a kind that is neither a name nor a class', () =>
    withPipeline(description, (pipeline) => {
      for (const given of [[7], ['enc', 7], ['enc', {}], ['enc', Date]])
        expect(errorOf(() => Reflect.apply(pipeline.element.bind(pipeline), pipeline, given)).code).toBe(
          'ERR_INVALID_ARG_TYPE',
        )
    }))
})

describe('an appsrc', () => {
  it('refuses caps and stream types with which it could not start', () =>
    withPipeline('appsrc name=in ! fakesink', async (pipeline) => {
      const source = pipeline.element('in')
      for (const [property, value] of [
        ['caps', 'ANY'],
        ['caps', 'video/x-raw,width=[1,2]'],
        ['format', 'undefined'],
        ['stream-type', 'seekable'],
      ] as const)
        expect(await rejectionOf(source.set(property, value))).toMatchObject({
          code: 'ERR_PROPERTY_ACCESS',
          property,
        })
      await source.set('caps', 'video/x-raw, width=(int)2')
      expect(await source.get('caps')).toEqual(caps('video/x-raw', { width: 2 }))
    }))
})

describe('Element', () => {
  it.each([
    ['test', 'num-buffers', 7],
    ['test', 'pattern', 'ball'],
    ['test', 'is-live', true],
    ['test', 'timestamp-offset', 2n ** 62n],
    ['enc', 'bits-per-pixel', 0.25],
    ['enc', 'error-resilient', 'default+partitions'],
    ['enc', 'timebase', fraction(1, 30)],
    ['enc', 'multipass-cache-file', '"a b" = ü'],
    ['udp', 'multicast-iface', null],
    ['out', 'caps', caps('video/x-raw', { width: 16 })],
    ['out', 'caps', null],
  ])('returns the value that was set: %s.%s = %p', (name, property, value) =>
    withPipeline(description, async (pipeline) => {
      const element = pipeline.element(name)
      await set(element, property, value)
      expect(await element.get(property)).toEqual(value)
    }),
  )

  it.each([
    ['test', 'num-buffers', -2, 'an integer from -1 to 2147483647'],
    ['test', 'num-buffers', 1.5, 'an integer from -1 to 2147483647'],
    ['test', 'num-buffers', '3', 'an integer from -1 to 2147483647'],
    ['test', 'timestamp-offset', 2n ** 63n, 'an integer from 0 to 9223372036854775807'],
    ['test', 'is-live', 1, 'true or false'],
    ['test', 'animation-mode', 'smpt', "one of 'frames', 'wall-time', 'running-time'"],
    ['test', 'animation-mode', 0, "one of 'frames', 'wall-time', 'running-time'"],
    ['enc', 'bits-per-pixel', NaN, 'a number from 0 to 3.4028234663852886e+38'],
    ['enc', 'error-resilient', 'default+x', "'' or any of 'default', 'partitions', joined with +"],
    ['enc', 'multipass-cache-file', 7, 'a string without NUL characters'],
    ['enc', 'multipass-cache-file', null, 'a string without NUL characters'],
    ['udp', 'multicast-iface', 'a\0b', 'a string without NUL characters, or null'],
    ['udp', 'caps', '1/0', 'caps(…), or that as a string, in the syntax of pipeline descriptions'],
    [
      'udp',
      'caps',
      'video/x-raw,width=,,',
      'caps(…), or that as a string, in the syntax of pipeline descriptions',
    ],
    ['udp', 'socket', 'x', 'an object, which can only be set through the gi of its element'],
  ])('refuses a value, and names the accepted values: %s.%s = %p', (name, property, value, required) =>
    withPipeline(description, async (pipeline) => {
      const element = pipeline.element(name)
      const before = await element.get(property)
      const error = await rejectionOf(set(element, property, value))
      expect(error).toMatchObject({ code: 'ERR_PROPERTY_VALUE', property, required })
      expect(error.message).toMatch(new RegExp(`^Cannot set ${property} to .*: it must be `, 's'))
      expect(await element.get(property)).toEqual(before)
    }),
  )

  it.each([
    ['patern', "videotestsrc has no such property: did you mean 'pattern'?"],
    ['numBuffers', "videotestsrc has no such property: did you mean 'num-buffers'?"],
    ['something-else', 'videotestsrc has no such property'],
    ['num_buffers', "videotestsrc has no such property: did you mean 'num-buffers'?"],
    ['pattern\0x', "videotestsrc has no such property: did you mean 'pattern'?"],
  ])('has no %s', (property, message) =>
    withPipeline(description, async (pipeline) => {
      const element = pipeline.element('test')
      for (const [verb, use] of [
        ['read', element.get(property)],
        ['set', set(element, property, 1)],
      ] as const)
        expect(await rejectionOf(use)).toMatchObject({
          code: 'ERR_NO_PROPERTY',
          element: 'test',
          property,
          message: `Cannot ${verb} ${property} of 'test': ${message}`,
        })
    }),
  )

  it('refuses to set read-only properties, and properties that the state forbids', () =>
    withPipeline(
      'filesrc name=file location=/dev/zero ! tee ! queue ! fakesink name=end videotestsrc ! appsink name=full max-buffers=1 sync=false',
      async (pipeline) => {
        const [file, end] = [pipeline.element('file', 'filesrc'), pipeline.element('end')]
        await pipeline.play()
        for (const [element, property, why] of [
          [end, 'stats', 'it is read-only'],
          [file, 'name', 'the description sets it'],
          [
            pipeline.element('full'),
            'async',
            'the element is PLAYING, but this property can be set only in READY or below',
          ],
          [pipeline.element('full'), 'emit-signals', 'this package needs its current value'],
          [file, 'location', 'the element is PLAYING, but this property can be set only in READY or below'],
        ] as const)
          expect(await rejectionOf(set(element as Element, property, 'x'))).toMatchObject({
            code: 'ERR_PROPERTY_ACCESS',
            element: element.name,
            property,
            message: `Cannot set ${property} of '${element.name}': ${why}`,
          })
        await pipeline.stop()
        await file.set('location', '/dev/null')
        expect(await file.get('location')).toBe('/dev/null')
      },
    ))

  it('reads every property of every kind without harm', () =>
    withPipeline(
      `${description} playbin name=play rtpbin name=rtp compositor name=mix tee name=tee queue name=queue`,
      async (pipeline) => {
        for (const name of ['test', 'enc', 'udp', 'out', 'play', 'rtp', 'mix', 'tee', 'queue']) {
          const element = pipeline.element(name)
          for (const property of element.propertyNames)
            await element.get(property).catch((error: unknown) => {
              expect(error).toMatchObject({ code: 'ERR_PROPERTY_ACCESS' })
            })
        }
      },
    ))

  it('throws ERR_DISPOSED after its pipeline was disposed', async () => {
    let element: Element | undefined
    await withPipeline(description, (pipeline) => {
      element = pipeline.element('test')
    })
    for (const use of [
      () => element?.state,
      () => element?.gi,
      () => element?.path,
      () => element?.propertyNames,
      () => element?.pad('src'),
    ])
      expect(errorOf(use).code).toBe('ERR_DISPOSED')
    for (const use of [element?.get('pattern'), element?.set('pattern', 'ball')])
      await expect(use).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
    expect(element?.name).toBe('test')
  })
})

it('sets an enum by its nick, also where the nick is the number of another value', async () => {
  await using pipeline = Pipeline.parse('dvbsrc name=source ! fakesink')
  const source = pipeline.element('source')
  for (const bandwidth of ['8', '7', '6', 'AUTO', '5', '10', '1.712']) {
    await source.set('bandwidth', bandwidth)
    expect(await source.get('bandwidth')).toBe(bandwidth)
  }
})
