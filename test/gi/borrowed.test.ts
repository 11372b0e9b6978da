// Each program runs in a child process, where a use after free may be a crash.
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

/** Makes many borrowed results whose owners nobody else holds, collects garbage, and uses them. */
function useAfterCollection(make: string, use: string): unknown {
  const { stdout, stderr, status } = runScript(
    `
    import { Gst, GstVideo } from 'gst-allocators/gi'
    Gst.Caps
    const results = Array.from({ length: 1000 }, (_, index) => (${make})(index + 1))
    for (let turn = 0; turn < 4; turn++) {
      globalThis.gc()
      await new Promise((resolve) => setImmediate(resolve))
    }
    for (let index = 0; index < 1000; index++) Gst.Caps.fromString('audio/x-raw, overwrites=(string)freed' + index)
    console.log(JSON.stringify(results.map(${use}).filter((right) => right !== true).length))
    `,
    ['--expose-gc'],
  )
  return { wrong: stdout.trim(), stderr, status }
}

describe('a borrowed result', () => {
  it.each([
    [
      'caps.getStructure()',
      "(width) => Gst.Caps.fromString('video/x-raw, width=' + width).getStructure(0)",
      "(structure, index) => structure.getInt('width')[1] === index + 1",
    ],
    [
      'caps.getFeatures()',
      "() => Gst.Caps.fromString('video/x-raw(memory:DMABuf)').getFeatures(0)",
      "(features) => features.toString() === 'memory:DMABuf'",
    ],
    [
      'query.writableStructure()',
      '() => Gst.Query.newPosition(Gst.Format.TIME).writableStructure()',
      "(structure) => structure.getName() === 'GstQueryPosition'",
    ],
    [
      'message.getStructure()',
      "(name) => Gst.Message.newApplication(null, Gst.Structure.newEmpty('made' + name)).getStructure()",
      "(structure, index) => structure.getName() === 'made' + (index + 1)",
    ],
    [
      'event.parseCaps(), an out argument',
      "(width) => Gst.Event.newCaps(Gst.Caps.fromString('video/x-raw, width=' + width)).parseCaps()",
      "(caps, index) => caps.toString() === 'video/x-raw, width=(int)' + (index + 1)",
    ],
    [
      'sample.getBuffer(), and buffer.peekMemory() of that',
      '(size) => Gst.Sample.new(Gst.Buffer.newAllocate(null, size, null), null, null, null).getBuffer().peekMemory(0)',
      '(memory, index) => memory.getSizes()[0] === BigInt(index + 1)',
    ],
    [
      'bufferGetVideoMeta(), which is not a method',
      `(width) => {
        const buffer = Gst.Buffer.newAllocate(null, 64, null)
        GstVideo.bufferAddVideoMeta(buffer, 0, GstVideo.VideoFormat.GRAY8, width, 1)
        return GstVideo.bufferGetVideoMeta(buffer)
      }`,
      '(meta, index) => meta.width === index + 1',
    ],
  ])('keeps its owner alive: %s', (_name, make, use) => {
    expect(useAfterCollection(make, use)).toEqual({ wrong: '0', stderr: '', status: 0 })
  })

  it('lets its owner go when it is collected itself, and the result of a copy does not keep the original', () => {
    const { stdout, status } = runScript(
      `
      import { Gst } from 'gst-allocators/gi'
      let freed = 0
      const registry = new FinalizationRegistry(() => freed++)
      let buffer = Gst.Buffer.new()
      for (let index = 0; index < 100; index++) {
        const caps = Gst.Caps.fromString('video/x-raw, width=1')
        registry.register(caps, 0)
        caps.getStructure(0)
        registry.register(buffer, 0)
        buffer = buffer.copyDeep()
      }
      for (let turn = 0; turn < 100 && freed < 200; turn++) {
        globalThis.gc()
        await new Promise((resolve) => setImmediate(resolve))
      }
      console.log(freed >= 198, buffer.getSize())
      `,
      ['--expose-gc'],
    )
    expect({ stdout, status }).toEqual({ stdout: 'true 0n\n', status: 0 })
  })

  it('from a struct that is lent to a callback throws after the callback, instead of a use after free', () => {
    const { stdout, stderr, status } = runScript(`
      import { Gst } from 'gst-allocators/gi'
      const pipeline = Gst.parseLaunch('videotestsrc num-buffers=2 ! fakesink name=sink')
      const kept = []
      pipeline.getByName('sink').getStaticPad('sink').addProbe(Gst.PadProbeType.BUFFER, (_pad, info) => {
        const buffer = info.getBuffer()
        kept.push({ info, buffer, memory: buffer.peekMemory(0), copy: buffer.copyDeep(), full: buffer.getMemory(0) })
        return Gst.PadProbeReturn.OK
      })
      pipeline.setState(Gst.State.PLAYING)
      const bus = pipeline.getBus()
      while (bus.popFiltered(Gst.MessageType.EOS) === null) await new Promise((resolve) => setImmediate(resolve))
      pipeline.setState(Gst.State.NULL)
      const codeOf = (use) => {
        try {
          return use()
        } catch ({ code }) {
          return code
        }
      }
      for (const { info, buffer, memory, copy, full } of kept)
        console.log(
          codeOf(() => info.getBuffer()),
          codeOf(() => buffer.getSize()),
          codeOf(() => memory.getSizes()),
          copy.getSize() > 0n,
          full.getSizes()[0] > 0n,
        )
    `)
    const line = 'ERR_DISPOSED ERR_DISPOSED ERR_DISPOSED true true\n'
    expect({ stdout, stderr, status }).toEqual({ stdout: line + line, stderr: '', status: 0 })
  })
})
