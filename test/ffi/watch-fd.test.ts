// A watch on an fd: what its callback queues runs in the same turn of the event loop.
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from '@jest/globals'
import koffi from 'koffi'
import { watchFd } from '../../src/ffi/index.js'
import { runScript } from '../support/run-script.js'

const nodeMajor = Number.parseInt(process.versions.node)
const folder = mkdtempSync(join(tmpdir(), 'watch-fd-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

it('runs the promise reactions of the callback before the loop waits for something else', async () => {
  const order = await orderOf((fd, onReady) => watchFd(fd, onReady))
  expect(order).toEqual(['callback', 'reaction', 'timer'])
})

// Once this fails, watch-fd.ts needs no immediate any more: docs/upstream/koffi-poll-promises.md.
it('without the package, koffi runs them late with Node.js 26', async () => {
  const order = await orderOf((fd, onReady) => koffi.node.poll(fd, { readable: true }, onReady))
  expect(order).toEqual(
    nodeMajor >= 26 ? ['callback', 'timer', 'reaction'] : ['callback', 'reaction', 'timer'],
  )
})

// Once this fails, watch-fd.ts needs no exit listener any more: docs/upstream/koffi-poll-at-exit.md.
it('without the package, koffi ends the process with an abort if an fd is readable at the end', () => {
  const program = (watch: string) => `
    import { execFileSync } from 'node:child_process'
    import { openSync, writeSync } from 'node:fs'
    import koffi from 'koffi'
    import { watchFd } from '../../src/ffi/index.js'
    execFileSync('mkfifo', ['${folder}/exit'])
    const fd = openSync('${folder}/exit', 'r+')
    ${watch}.unref()
    writeSync(fd, 'x')`
  const koffis = runScript(program('koffi.node.poll(fd, { readable: true }, () => {})'))
  // Node.js 26 calls no JavaScript at that time.
  const aborts = [null, expect.stringContaining('napi_throw')]
  expect([koffis.status, koffis.stderr]).toEqual(nodeMajor >= 26 ? [0, ''] : aborts)
  rmSync(join(folder, 'exit'))
  const ours = runScript(program('watchFd(fd, () => undefined)'))
  expect(ours).toEqual({ status: 0, stdout: '', stderr: '' })
})

/** Returns the order in which a callback, what it queues and a timer run. */
async function orderOf(watch: (fd: number, onReady: () => void) => { close(): void }): Promise<string[]> {
  const file = join(folder, 'pipe')
  rmSync(file, { force: true })
  execFileSync('mkfifo', [file])
  const fd = openSync(file, 'r+')
  const order: string[] = []
  await new Promise<void>((resolve) => {
    const note = (what: string) => {
      order.push(what)
      if (order.length === 3) resolve()
    }
    const handle = watch(fd, () => {
      handle.close()
      note('callback')
      void Promise.resolve().then(() => {
        note('reaction')
      })
      setTimeout(note, 20, 'timer')
    })
    writeSync(fd, 'x')
  })
  closeSync(fd)
  return order
}
