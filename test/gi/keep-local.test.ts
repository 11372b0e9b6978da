// sharp has a GLib of its own. In a process with ours in the global scope, it calls functions of the wrong one: it logs
// CRITICALs, and never frees its images.
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

/** A program that makes thumbnails of a frame. Prints how many, and by how many percent its memory use has grown. */
function program(order: 'sharp first' | 'pipeline first', gi: string): string {
  return `
    import { Pipeline } from 'gst-allocators/pipeline'

    async function readFrame() {
      await using pipeline = Pipeline.parse('videotestsrc num-buffers=1 ! video/x-raw,format=RGB,width=640,height=360 ! appsink name=out sync=false')
      ${gi}
      await pipeline.play()
      for await (const frame of pipeline.sink('out').frames()) return frame.copyBytes()
    }
    const loadSharp = async () => (await import('sharp')).default
    const load = {
      'sharp first': async () => [await loadSharp(), await readFrame()],
      'pipeline first': async () => {
        const bytes = await readFrame()
        return [await loadSharp(), bytes]
      },
    }
    const [sharp, bytes] = await load['${order}']()
    const makeThumbnails = async (count) => {
      let made = 0
      while (made < count) {
        const image = sharp(bytes, { raw: { width: 640, height: 360, channels: 3 } })
        const { info } = await image.resize(64).jpeg().toBuffer({ resolveWithObject: true })
        if (info.width === 64 && info.height === 36) made++
      }
      gc()
      return made
    }
    await makeThumbnails(500)
    const before = process.memoryUsage().rss
    const made = await makeThumbnails(1500)
    console.log(JSON.stringify({ made, growth: (process.memoryUsage().rss - before) / before }))
  `
}

describe('sharp works in the same process, and frees its images', () => {
  it.each([
    ['sharp first', 'without gi', ''],
    ['pipeline first', 'without gi', ''],
    ['sharp first', 'with gi', `pipeline.element('out').gi.getName()`],
    ['pipeline first', 'with gi', `pipeline.element('out').gi.getName()`],
    [
      'pipeline first',
      'with a namespace that has many libraries',
      `;(await import('gst-allocators/gi')).requireNamespace('GstPbutils', '1.0')`,
    ],
  ] as const)('%s, %s', (order, _, gi) => {
    const { stdout, stderr } = runScript(program(order, gi), ['--expose-gc'])
    expect(stderr).toBe('')
    const { made, growth } = JSON.parse(stdout) as { made: number; growth: number }
    expect(made).toBe(1500)
    // Images that are never freed make it 1 and more. What V8 and malloc keep varies.
    expect(growth).toBeLessThan(0.5)
  })
})

describe('GLib in the global scope', () => {
  it('is reported, with the way out, when node-gtk was loaded without this package', () => {
    const { stdout } = runScript(`
      import { createRequire } from 'node:module'
      createRequire(import.meta.url)('node-gtk').require('Gst', '1.0').versionString()
      process.on('warning', ({ code, message }) => console.log(code, message))
      const { Gst } = await import('gst-allocators/gi')
      Gst.versionString()
    `)
    expect(stdout).toMatch(/^WARN_GLOBAL_GLIB GLib is in the global scope .*before node-gtk, and load .*\n$/)
  })

  it('does not happen with gst-allocators/gi', () => {
    const { stdout, stderr } = runScript(`
      import { createRequire } from 'node:module'
      import { Gst, GstVideo } from 'gst-allocators/gi'
      console.log(Gst.versionString().slice(0, 9), typeof GstVideo.VideoInfo)
      const koffi = createRequire(import.meta.url)('koffi')
      const dlsym = koffi.load('libc.so.6').func('void *dlsym(void *scope, str name)')
      for (const name of ['g_object_ref', 'g_malloc', 'gst_init', 'gst_fd_allocator_new']) console.log(name, dlsym(0n, name))
    `)
    expect({ stdout, stderr }).toEqual({
      stdout:
        'GStreamer function\ng_object_ref null\ng_malloc null\ngst_init null\ngst_fd_allocator_new null\n',
      stderr: '',
    })
  })
})
