// node-gtk takes minutes to build, a third of the startup, and memory. Only a program that asks for a wrapper needs it.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

const root = join(import.meta.dirname, '../..')

/** What every program may load. Nothing else is in the folder that the programs run in. */
const loaded = ['koffi', '@koromix']

let folder = ''

beforeAll(() => {
  // Outside of the checkout, whose packages Node.js would find too.
  folder = mkdtempSync(join(tmpdir(), 'on-demand-'))
  const modules = join(folder, 'node_modules')
  mkdirSync(modules)
  for (const name of loaded) symlinkSync(join(root, 'node_modules', name), join(modules, name))
  for (const part of ['dist', 'package.json'])
    cpSync(join(root, part), join(modules, 'gst-allocators', part), { recursive: true })
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

function run(source: string): { stdout: string; stderr: string; status: number | null } {
  const file = join(folder, 'program.mjs')
  writeFileSync(file, source)
  const { stdout, stderr, status } = spawnSync(process.execPath, [file], {
    encoding: 'utf8',
    env: { ...process.env, G_DEBUG: 'fatal-criticals' },
  })
  return { stdout, stderr, status }
}

describe('a program without node-gtk, Graphviz, commander and the parser of .gir files', () => {
  it('allocates, maps and shares memory, and reads frames, pushes, messages and properties', () => {
    const { stdout, stderr, status } = run(`
      const { createMemfd, DmaBufAllocator, FdAllocator, versions } = await import('gst-allocators')
      const { Pipeline, fraction } = await import('gst-allocators/pipeline')
      await import('gst-allocators/fd')
      await import('gst-allocators/gi/base')

      const allocator = new FdAllocator({ name: 'mine' })
      const memory = allocator.alloc(createMemfd(8192), 8192)
      const mapping = memory.map('readwrite')
      mapping.bytes[0] = 7
      mapping.unmap()
      const share = memory.share(0, 4096)
      console.log(allocator.name, memory.size, share.map('read').bytes[0], memory.allocator === allocator)
      const dmabuf = new DmaBufAllocator({ requireDmaBuf: false }).alloc(createMemfd(4096), 4096)
      console.log(dmabuf.constructor.name, dmabuf.isReadOnly, share.isReadOnly)
      for (const one of [share, memory, dmabuf]) one.dispose()

      const camera = Pipeline.parse('videotestsrc name=camera num-buffers=3 ! video/x-raw,format=NV12,width=32,height=16,framerate=30/1 ! appsink name=out sync=false')
      camera.element('camera').set('pattern', 'black')
      await camera.play()
      const viewer = Pipeline.parse('appsrc name=in ! videoconvert ! fakesink name=end sync=false')
      const source = viewer.source('in', { caps: 'video/x-raw,format=NV12,width=32,height=16,framerate=30/1' })
      await viewer.play()
      let frames = 0
      for await (const frame of camera.sink('out').frames()) {
        const planes = frame.map('read')
        console.log(++frames, frame.format, planes.planes.length, planes.planes[0].bytes[0], frame.capsFields.framerate)
        planes.unmap()
        await source.push(frame)
      }
      source.end()
      console.log(await viewer.finished, await viewer.element('end').get('sync'))
      await viewer.stop()
      await camera.stop()
      try {
        Pipeline.parse('videotestsr ! fakesink')
      } catch (error) {
        console.log(error.code, error.message.includes('videotestsrc'))
      }
      console.log(versions()['node-gtk'], versions().gstreamer.split('.')[0])
      console.log(String(fraction(30, 1)))
      try {
        allocator.gi
      } catch (error) {
        console.log(error.code)
      }
    `)
    expect(stderr).toBe('')
    expect(stdout.trim().split('\n')).toEqual([
      'mine 8192 7 true',
      'DmaBufMemory false true',
      ...[1, 2, 3].map((count) => `${count} NV12 2 16 Fraction { numerator: 30, denominator: 1 }`),
      'eos false',
      'ERR_PARSE true',
      'null 1',
      '30/1',
      'ERR_BRIDGE_MISSING',
    ])
    expect(status).toBe(0)
  })
})

describe('a program whose first call is not one into GStreamer', () => {
  it.each([
    ['a range', `intRange(16, 1920, 2)`, '[ 16, 1920, 2 ]'],
    ['a list', `list('I420', 'NV12')`, '{ (string)I420, (string)NV12 }'],
    ['an enum', `typed('GstState', 'playing')`, '(GstState)playing'],
  ])('prints values as any other does: %s', (_, expression, text) => {
    const { stdout, stderr } = runScript(`
      import { intRange, list, typed } from 'gst-allocators/pipeline'
      console.log(String(${expression}))
    `)
    expect({ stdout, stderr }).toEqual({ stdout: `${text}\n`, stderr: '' })
  })

  it('keeps an allocator as long as a memory of it, or a share of that', () => {
    const { stdout } = runScript(
      `
      import { createMemfd, FdAllocator } from 'gst-allocators'
      class Mine extends FdAllocator {}
      const makeShare = () => {
        using memory = new Mine().alloc(createMemfd(4096), 4096)
        return memory.share()
      }
      using share = makeShare()
      for (let turn = 0; turn < 5; turn++) {
        gc()
        await new Promise(setImmediate)
      }
      console.log(share.allocator instanceof Mine)
    `,
      ['--expose-gc'],
    )
    expect(stdout).toBe('true\n')
  })
})

describe('a program that asks for a wrapper, and has not loaded a namespace', () => {
  it.each([
    ['element', `pipeline.element('s').gi.getName()`, 's'],
    ['pad', `pipeline.element('s').pad('src').gi.getName()`, 'src'],
    ['pipeline', `pipeline.gi.getName()`, 'pipeline0'],
    ['allocator', `new FdAllocator({ name: 'mine' }).gi.getName()`, 'mine'],
    ['memory', `new FdAllocator().alloc(createMemfd(4096), 4096).gi.getSizes()[0]`, '4096'],
  ])('gets one with its methods: %s', (_, expression, value) => {
    const { stdout, stderr } = runScript(`
      import { createMemfd, FdAllocator } from 'gst-allocators'
      import { Pipeline } from 'gst-allocators/pipeline'
      const pipeline = Pipeline.parse('videotestsrc name=s ! fakesink')
      console.log(String(${expression}))
      await pipeline.stop()
    `)
    expect({ stdout, stderr }).toEqual({ stdout: `${value}\n`, stderr: '' })
  })
})

describe('a program with node-gtk has one GStreamer, whichever part was used first', () => {
  it.each([
    [
      'the pipeline',
      `const element = pipeline.element('s'); const { Gst } = await import('gst-allocators/gi')`,
    ],
    ['node-gtk', `const { Gst } = await import('gst-allocators/gi'); const element = pipeline.element('s')`],
  ])('%s', (_, first) => {
    const { stdout, stderr } = runScript(`
      import { createMemfd, FdAllocator, Memory } from 'gst-allocators'
      import { Pipeline } from 'gst-allocators/pipeline'
      const pipeline = Pipeline.parse('videotestsrc name=s ! fakesink')
      ${first}
      const allocator = new FdAllocator({ name: 'mine' })
      const memory = allocator.alloc(createMemfd(4096), 4096)
      console.log(Gst.isInitialized(), element.gi.getName(), element.gi.getFactory().getName())
      console.log(allocator.gi.constructor.name, allocator.gi.getName(), allocator.gi === allocator.gi)
      console.log(FdAllocator.from(allocator.gi) === allocator, memory.allocator === allocator)
      console.log(Memory.from(memory.gi).size)
      await pipeline.stop()
    `)
    expect(stderr).toBe('')
    expect(stdout).toBe('true s videotestsrc\nGstFdAllocator mine true\ntrue true\n4096\n')
  })
})
