// Compiles against the built package, with the generated files of the command in place of its types.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it, jest } from '@jest/globals'
import { compile } from '../support/compile.js'

jest.setTimeout(60_000)

// Inside the checkout, so that the written files can import the package by name.
mkdirSync('build', { recursive: true })
const folder = mkdtempSync(join('build', 'gi-entry-'))
const names = ['GstAllocators-1.0', 'GstRtp-1.0', 'GstVideo-1.0']
const { status } = spawnSync(process.execPath, ['dist/cli/main.js', 'types', ...names, '-o', folder], {
  stdio: 'ignore',
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const program = `
  import { createMemfd, FdAllocator, Memory } from 'gst-allocators'
  import { Pipeline } from 'gst-allocators/pipeline'
  import { Gst, GstVideo, requireNamespace, unsafeRelease, type WithSignals } from 'gst-allocators/gi'

  const memory = new FdAllocator().alloc(createMemfd(1), 1)
  const buffer = Gst.Buffer.new()
  buffer.appendMemory(memory.gi)
  const first = buffer.getMemory(0)
  if (first !== null) Memory.from(first)
  unsafeRelease(buffer)
  export const info: GstVideo.VideoInfo = new GstVideo.VideoInfo()
  const GstRtp = requireNamespace('GstRtp', '1.0')
  export const value: bigint = GstRtp.rtpHdrextGetNtp56([1])[1]
  declare const element: WithSignals<Gst.Element, { handoff: (buffer: Gst.Buffer) => void }>
  element.on('handoff', (it) => it.getSize())
  const pipeline = Pipeline.parse('fakesrc name=source ! fakesink')
  export const bus: Gst.Bus | null = pipeline.gi.getBus()
  export const pads: Gst.Pad | null = pipeline.element('source').gi.getStaticPad('src')
  export const direction: Gst.PadDirection = pipeline.element('source').pad('src').gi.getDirection()
`

it('the files of the command replace the package’s own types, for the facade too', () => {
  const { errors, files } = compile(
    { 'program.ts': program },
    { 'gst-allocators/gi': [join('..', '..', folder, 'gi.d.ts')] },
  )
  expect({ status, errors }).toEqual({ status: 0, errors: [] })
  expect(files.filter((it) => it.startsWith('types/'))).toEqual([])
})

it('a wrong use of these types is an error', () => {
  const wrong = `${program}
    export const size: number = memory.gi.size
    GstRtp.rtpNothing()
    pipeline.gi.getNothing()
    pipeline.element('source').gi.getNothing()`
  const { errors } = compile(
    { 'program.ts': wrong },
    { 'gst-allocators/gi': [join('..', '..', folder, 'gi.d.ts')] },
  )
  expect(errors).toEqual([
    expect.stringContaining("Type 'bigint' is not assignable to type 'number'"),
    expect.stringContaining("Property 'rtpNothing' does not exist"),
    expect.stringContaining("Property 'getNothing' does not exist on type 'Pipeline'"),
    expect.stringContaining("Property 'getNothing' does not exist on type 'Element'"),
  ])
})

it('a namespace can be imported from its file, without replacing the package’s own types', () => {
  const own = `
    import GstRtp from '../${folder.replace('build/', '')}/gst-rtp-1.0.js'
    export const value: bigint = GstRtp.rtpHdrextGetNtp56([1])[1]`
  expect(compile({ 'program.ts': own }).errors).toEqual([])
})
