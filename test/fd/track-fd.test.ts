// Workers leave nothing behind, whether they end by themselves or are terminated.
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

/** Runs workers one after the other. Each is in the middle of something when it ends. */
function runWorkers(count: number, work: string, how: 'terminate' | 'exit' = 'terminate') {
  return runScript(`
    import { once } from 'node:events'
    import { readdirSync, readFileSync } from 'node:fs'
    import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
    import { createMemfd, mapFd, mapShared, shareFd } from 'gst-allocators/fd'
    if (isMainThread) {
      const openFds = () => readdirSync('/proc/self/fd').length
      const mappings = () => (readFileSync('/proc/self/maps', 'utf8').match(/memfd:work/g) ?? []).length
      using fd = createMemfd(8192, { name: 'work', sealed: true })
      using mapping = mapFd(fd, 8192)
      let before
      for (let round = 0; round <= ${count}; round++) {
        const worker = new Worker(new URL(import.meta.url), { workerData: shareFd(fd) })
        const end = once(worker, 'exit')
        const warnings = []
        worker.on('message', (text) => text !== 'ready' && warnings.push(text))
        await once(worker, 'message')
        ${how === 'exit' ? '' : 'worker.terminate()'}
        await end
        if (warnings.length > 0) console.log(warnings.join())
        // The first one of all opens what Node.js keeps.
        if (round === 0) before = openFds()
      }
      console.log(openFds() - before, mappings() - 1, mapping.bytes[5000])
    } else {
      process.on('warning', (warning) => parentPort.postMessage(String(warning)))
      const shared = workerData
      ${work}
      await new Promise((resolve) => setImmediate(resolve))
      parentPort.postMessage('ready')
      ${how === 'exit' ? '' : 'setInterval(() => undefined, 1000)'}
    }
  `)
}

describe('a worker', () => {
  it('that is terminated 40 times leaves no fd open, and ends nothing but itself', () => {
    const { stdout, stderr, status } = runWorkers(
      40,
      `
      const mine = createMemfd(4096)
      const copy = mine.dup()
      { using mapping = mapShared(shared, 'write'); mapping.bytes[5000]++ }
      { using mapping = mapFd(mine, 4096); mine.close() }
      globalThis.kept = [copy, createMemfd(100)]
      `,
    )
    expect({ stdout, stderr, status }).toEqual({ stdout: '0 0 41\n', stderr: '', status: 0 })
  })

  it('that is terminated with an open mapping leaves only its pages mapped', () => {
    const { stdout, stderr, status } = runWorkers(
      20,
      `
      globalThis.kept = mapShared(shared, 'write')
      kept.bytes[5000]++
      `,
    )
    expect({ stdout, stderr, status }).toEqual({ stdout: '0 21 21\n', stderr: '', status: 0 })
  })

  it('that ends by itself unmaps its mappings', () => {
    const { stdout, stderr, status } = runWorkers(
      20,
      `
      globalThis.kept = mapShared(shared, 'write')
      kept.bytes[5000]++
      `,
      'exit',
    )
    expect({ stdout, stderr, status }).toEqual({ stdout: '0 0 21\n', stderr: '', status: 0 })
  })
})
