// The entry gst-allocators/fd, for threads without GObject introspection.
import { describe, expect, it } from '@jest/globals'
import { runScript } from './support/run-script.js'

describe('gst-allocators/fd', () => {
  it('loads neither node-gtk nor GStreamer nor GLib', () => {
    const { stdout, stderr, status } = runScript(`
      import { readFileSync } from 'node:fs'
      import * as fds from 'gst-allocators/fd'
      using fd = fds.createMemfd(4096, { sealed: true })
      using mapping = fds.mapShared(fds.shareFd(fd), 'write')
      const maps = readFileSync('/proc/self/maps', 'utf8')
      console.log(['koffi', 'node_gtk', 'libgst', 'libglib', 'libgirepository'].filter((name) => maps.includes(name)).join())
    `)
    expect({ stdout, stderr, status }).toEqual({ stdout: 'koffi\n', stderr: '', status: 0 })
  })

  it('exports only the public functions and classes', () => {
    const { stdout } = runScript(`
      import * as fds from 'gst-allocators/fd'
      import * as all from 'gst-allocators'
      console.log(Object.keys(fds).every((name) => fds[name] === all[name]))
      console.log(['fdKind', 'fdSize', 'dupFd', 'fdNumber', 'isInTmpfs'].filter((name) => name in fds || name in all).length)
    `)
    expect(stdout).toBe('true\n0\n')
  })
})
