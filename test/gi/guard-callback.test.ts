// Each program runs in a child process, which node-gtk alone would end or stop.
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

const play = `
  async function play(atEnd = () => {}) {
    pipeline.setState(Gst.State.PLAYING)
    const bus = pipeline.getBus()
    while (bus.popFiltered(Gst.MessageType.EOS) === null) await new Promise((resolve) => setTimeout(resolve, 1))
    // It must not wait for a thread that waits for a callback.
    atEnd()
    pipeline.setState(Gst.State.NULL)
  }
`
const readyPad = `
  function readyPad(chain) {
    const pad = Gst.Pad.new('sink', Gst.PadDirection.SINK)
    pad.setChainFunctionFull(chain)
    pad.setActive(true)
    const segment = Gst.Segment.new()
    segment.init(Gst.Format.TIME)
    pad.sendEvent(Gst.Event.newStreamStart('stream'))
    pad.sendEvent(Gst.Event.newSegment(segment))
    return pad
  }
`
const probed = (callback: string) => `
  import { Gst } from 'gst-allocators/gi'
  const pipeline = Gst.parseLaunch('videotestsrc num-buffers=3 ! fakesink name=sink')
  pipeline.getByName('sink').getStaticPad('sink').addProbe(Gst.PadProbeType.BUFFER, ${callback})
  ${play}
`

describe('a callback that throws on behalf of another thread', () => {
  it('ends the process like any other uncaught exception, with its own stack', () => {
    const { stderr, status } = runScript(`${probed("function probe() { throw new Error('mine') }")}
      await play()
    `)
    expect(stderr).toMatch(/Error: mine\n\s+at probe|Error: mine\n\s+at .*script\.mjs/)
    expect(stderr).not.toContain('corrupted')
    expect(status).toBe(1)
  })

  it('reaches an uncaughtException listener; the data flows on and the event loop runs', () => {
    const { stdout, stderr, status } = runScript(`${probed("() => { throw new Error('mine') }")}
      process.on('uncaughtException', ({ message }) => console.log(message))
      await play()
      console.log('end')
    `)
    expect({ stdout, stderr, status }).toEqual({ stdout: 'mine\nmine\nmine\nend\n', stderr: '', status: 0 })
  })

  it.each([
    ['nothing', '() => {}', 'undefined'],
    ['a promise', 'async () => Gst.PadProbeReturn.OK', 'an object (Promise)'],
  ])('or returns %s in the place of a number causes an uncaught exception', (_name, callback, found) => {
    const { stdout, status } = runScript(`${probed(callback)}
      process.once('uncaughtException', ({ code, message }) => console.log(code + ': ' + message))
      process.on('uncaughtException', () => {})
      await play()
    `)
    expect({ stdout, status }).toEqual({
      stdout: `ERR_INVALID_ARG_TYPE: Cannot use ${found} as the result of a Gst.PadProbeCallback: it must be a Gst.PadProbeReturn\n`,
      status: 0,
    })
  })

  it('in a bus sync handler lets the message pass', () => {
    const { stdout, stderr, status } = runScript(`
      import { Gst } from 'gst-allocators/gi'
      const pipeline = Gst.parseLaunch('videotestsrc num-buffers=3 ! fakesink')
      pipeline.getBus().setSyncHandler((_bus, message) => {
        if ((message.type & Gst.MessageType.EOS) !== 0) throw new Error('in the handler')
        return Gst.BusSyncReply.PASS
      })
      ${play}
      process.on('uncaughtException', ({ message }) => console.log(message))
      await play(() => pipeline.getBus().setSyncHandler(null))
    `)
    expect({ stdout, stderr, status }).toEqual({ stdout: 'in the handler\n', stderr: '', status: 0 })
  })

  it('in a chain function ends the stream with an error', () => {
    const { stdout, status } = runScript(`
      import { Gst } from 'gst-allocators/gi'
      process.on('uncaughtException', ({ message }) => console.log(message))
      const pad = readyPad(() => { throw new Error('in the chain') })
      console.log(pad.chain(Gst.Buffer.new()) === Gst.FlowReturn.ERROR)
      await new Promise((resolve) => setImmediate(resolve))
      ${readyPad}
    `)
    expect({ stdout, status }).toEqual({ stdout: 'true\nin the chain\n', status: 0 })
  })
})

describe('a callback that throws during the call that it was given to', () => {
  it('throws to the caller', () => {
    const { stdout, stderr, status } = runScript(`
      import { Gst } from 'gst-allocators/gi'
      const [structure] = [Gst.Structure.fromString('name, one=1, two=2')].flat()
      try {
        structure.foreach(() => { throw new Error('mine') })
      } catch ({ message }) {
        console.log('caught', message)
      }
      await new Promise((resolve) => setImmediate(resolve))
    `)
    expect({ stdout, stderr, status }).toEqual({ stdout: 'caught mine\n', stderr: '', status: 0 })
  })
})

describe('a callback', () => {
  it('as the first maker of a Pad leaves the class of Pads and ghost pads whole', () => {
    const { stdout, status } = runScript(`
      import { Gst } from 'gst-allocators/gi'
      const bin = Gst.parseBinFromDescription('fakesrc name=source ! identity', true)
      const methods = []
      bin.getByName('source').foreachPad((_element, pad) => methods.push(typeof pad.addProbe))
      bin.foreachPad((_element, pad) => methods.push(typeof pad.addProbe, typeof pad.getTarget))
      const ghost = bin.getStaticPad('src')
      console.log(...methods, typeof ghost.getTarget, typeof ghost.addProbe, ghost instanceof Gst.GhostPad)
    `)
    expect({ stdout, status }).toEqual({
      stdout: 'function function function function function true\n',
      status: 0,
    })
  })

  it('that is given a reference to a buffer does not leak it', () => {
    const { stdout, status } = runScript(
      `
      import { Gst } from 'gst-allocators/gi'
      const pad = readyPad(() => Gst.FlowReturn.OK)
      const bytes = 4_000_000
      const rounds = async (count) => {
        for (let index = 0; index < count; index++) {
          const buffer = Gst.Buffer.newAllocate(null, bytes, null)
          buffer.memset(0, 1, bytes)
          pad.chain(buffer)
          if (index % 10 !== 9) continue
          globalThis.gc()
          await new Promise((resolve) => setImmediate(resolve))
        }
        return process.memoryUsage().rss
      }
      const before = await rounds(50)
      const after = await rounds(200)
      console.log(after - before < 50 * bytes)
      ${readyPad}
      `,
      ['--expose-gc'],
    )
    expect({ stdout, status }).toEqual({ stdout: 'true\n', status: 0 })
  })
})
