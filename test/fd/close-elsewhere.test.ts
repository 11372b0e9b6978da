// That a close which waits holds up nobody is shown in socket/hostile.test.ts.
import { openSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { closeElsewhere } from '../../src/fd/close-elsewhere.js'
import { openFds, untilClosed } from '../support/open-fds.js'
import { runScript } from '../support/run-script.js'

describe('closeElsewhere()', () => {
  it('closes what it is given, however much that is', async () => {
    const before = openFds()
    for (const fd of Array.from({ length: 300 }, () => openSync('/', 'r'))) closeElsewhere(fd)
    await untilClosed(before)
    expect(openFds()).toEqual(before)
  })

  it('closes it itself where no thread is to be had', () => {
    const { stdout, stderr, status } = runScript(`
      import { execFileSync } from 'node:child_process'
      import { closeSync, fstatSync, openSync } from 'node:fs'
      import { closeElsewhere } from '../../dist/fd/close-elsewhere.js'
      const isOpen = (fd) => { try { return fstatSync(fd).isDirectory() } catch { return false } }
      closeElsewhere(openSync('/', 'r')) // which loads the functions
      const fd = openSync('/', 'r')
      execFileSync('prlimit', ['--pid', String(process.pid), '--nproc=1:1'])
      if (process.getuid() === 0) process.setuid(65534) // root has no limit
      closeElsewhere(fd)
      console.log(isOpen(fd))
    `)
    expect({ stdout, stderr, status }).toEqual({ stdout: 'false\n', stderr: '', status: 0 })
  })
})
