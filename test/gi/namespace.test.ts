import { describe, expect, it } from '@jest/globals'
import * as gi from '../../src/gi/index.js'
import { requireNamespace } from '../../src/gi/index.js'
import { errorOf } from '../support/outcome.js'
import { runScript } from '../support/run-script.js'

describe('requireNamespace()', () => {
  it('returns node-gtk’s own namespace, the same each time', () => {
    expect(requireNamespace('Gst', '1.0')).toBe(requireNamespace('Gst', '1.0'))
    expect(requireNamespace('Gst', '1.0')).toBe(gi.Gst)
  })

  it('initialises GStreamer, once', () => {
    expect(gi.Gst.isInitialized()).toBe(true)
    expect(gi.Gst.ElementFactory.find('fakesink')).not.toBeNull()
  })

  it.each(['Gst', 'GstAllocators', 'GstApp', 'GstBase', 'GstVideo', 'GLib', 'GObject', 'Gio'] as const)(
    'has %s as an export',
    (name) => {
      expect(Object.keys(gi[name]).length).toBeGreaterThan(5)
    },
  )

  it('names the package of a typelib that is missing', () => {
    expect(errorOf(() => requireNamespace('GstWebRTC', '9.9'))).toMatchObject({
      code: 'ERR_NAMESPACE_MISSING',
      required: 'GstWebRTC-9.9.typelib',
      fix: 'Install gir1.2-gst-plugins-bad-1.0 (Debian, Ubuntu), gstreamer1-plugins-bad-free-libs (Fedora) or gst-plugins-bad-libs (Arch)',
    })
  })

  it.each([
    ['Gst', '2.0', '1.0'],
    ['GstApp', '9.9', '1.0'],
    ['GLib', '3.0', '2.0'],
  ])('refuses %s %s, when version %s is the one that is loaded', (name, version, found) => {
    requireNamespace(name, found)
    expect(errorOf(() => requireNamespace(name, version))).toMatchObject({
      code: 'ERR_NAMESPACE_MISSING',
      required: `${name}-${version}.typelib`,
      found,
    })
  })

  it('explains how to find the package of an unknown namespace', () => {
    expect(errorOf(() => requireNamespace('NoSuchThing', '1.0')).message).toMatch(
      /^Cannot load the namespace NoSuchThing 1\.0: .*apt-file search NoSuchThing-/s,
    )
  })

  it('refuses names and versions that are not strings', () => {
    expect(errorOf(() => requireNamespace(1 as never, '1.0')).code).toBe('ERR_INVALID_ARG_TYPE')
    expect(errorOf(() => requireNamespace('Gst', 1 as never)).code).toBe('ERR_INVALID_ARG_TYPE')
  })
})

describe('loading', () => {
  it('is refused in a worker thread, with the reason, but gst-allocators/fd works there', () => {
    const { stdout, status } = runScript(`
      import { Worker } from 'node:worker_threads'
      const code = \`
        const { createMemfd, FdAllocator } = await import(\${JSON.stringify(import.meta.resolve('gst-allocators'))})
        const codes = []
        for (const load of [() => new FdAllocator(), () => import(\${JSON.stringify(import.meta.resolve('gst-allocators/gi'))})])
          await (async () => load())().catch((error) => codes.push(error.code, error.message.includes('main thread')))
        const fd = createMemfd(4096)
        console.log(codes.join(), fd.kind, fd.size)
        fd.close()
      \`
      new Worker(new URL('data:text/javascript,' + encodeURIComponent(code)))
    `)
    expect({ stdout, status }).toEqual({
      stdout: 'ERR_WORKER_THREAD,true,ERR_WORKER_THREAD,true memfd 4096\n',
      status: 0,
    })
  })

  it('that fails lists what to do, in numbered steps', () => {
    const { stdout } = runScript(`
      import Module from 'node:module'
      const load = Module._load
      Module._load = (request, ...rest) => {
        if (request === 'node-gtk') throw new Error('was compiled against a different Node.js version\\nwith details')
        return load(request, ...rest)
      }
      import { FdAllocator } from 'gst-allocators'
      try {
        new FdAllocator().gi
      } catch (error) {
        console.log(error.code + '\\n' + error.message)
      }
    `)
    const lines = stdout.trim().split('\n')
    expect(lines[0]).toBe('ERR_BRIDGE_MISSING')
    expect(lines[1]).toBe(
      `Cannot load node-gtk for Node.js ${process.version}: was compiled against a different Node.js version`,
    )
    expect(lines.slice(3).map((line) => line.trim().slice(0, 2))).toEqual(['1.', '2.', '3.', '4.'])
    expect(stdout).toContain('npm rebuild node-gtk')
  })

  it('of the package alone does not load node-gtk', () => {
    const { stdout } = runScript(`
      import { createRequire } from 'node:module'
      import { createMemfd } from 'gst-allocators'
      createMemfd(1).close()
      console.log(Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('node-gtk')))
    `)
    expect(stdout).toBe('false\n')
  })
})
