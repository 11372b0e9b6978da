// Another test, with lingering sockets, shows that a slow close blocks nothing: hostile-peers-files.test.ts.
import { openSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { closeOnThread } from '../../src/fd/close-on-thread.js'
import { openFds, untilClosed } from '../support/open-fds.js'
import { runScript } from '../support/run-script.js'

describe('closeOnThread()', () => {
  it('closes any number of fds', async () => {
    const before = openFds()
    for (const fd of Array.from({ length: 300 }, () => openSync('/', 'r'))) closeOnThread(fd)
    await untilClosed(before)
    expect(openFds()).toEqual(before)
  })

  it('closes the fd on the main thread if no other thread can be started', () => {
    const { stdout, stderr, status } = runScript(`
      import { execFileSync } from 'node:child_process'
      import { closeSync, fstatSync, openSync } from 'node:fs'
      import { closeOnThread } from '../../src/fd/close-on-thread.js'
      const isOpen = (fd) => { try { return fstatSync(fd).isDirectory() } catch { return false } }
      closeOnThread(openSync('/', 'r')) // which loads the functions
      const fd = openSync('/', 'r')
      execFileSync('prlimit', ['--pid', String(process.pid), '--nproc=1:1'])
      if (process.getuid() === 0) process.setuid(65534) // root has no limit
      closeOnThread(fd)
      console.log(isOpen(fd))
    `)
    expect({ stdout, stderr, status }).toEqual({ stdout: 'false\n', stderr: '', status: 0 })
  })
})
