// The hazards of docs/unsafe.md that this package cannot remove. A test that fails here may be good news: upstream has
// mended something, and the section of that page can go.
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

describe('node-gtk still', () => {
  it('locks up in pauseTask() while the function of the task waits for the main thread', () => {
    const { stdout, status } = runScript(`
      import { Worker } from 'node:worker_threads'
      import { Gst } from 'gst-allocators/gi'
      setInterval(() => {}, 1000)
      const pad = Gst.Pad.new('src', Gst.PadDirection.SRC)
      pad.setActive(true)
      let runs = 0
      pad.startTask(() => {
        if (++runs !== 3) return
        setImmediate(() => {
          // Another thread must end the process, because this one never returns.
          const watchdog = new Worker("setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5000)", { eval: true })
          watchdog.on('online', () => {
            console.log('before')
            // Gives the task the time to call its function, which then waits for this thread.
            for (const start = Date.now(); Date.now() - start < 1000; );
            pad.pauseTask()
            console.log('after')
            process.exit()
          })
        })
      })
    `)
    expect({ stdout, status }).toEqual({ stdout: 'before\n', status: null })
  })

  it('lets a buffer of newWrappedFull() keep bytes that are freed already', () => {
    const { stdout } = runScript(`
      import { Gst } from 'gst-allocators/gi'
      const buffers = Array.from({ length: 200 }, () => Gst.Buffer.newWrappedFull(0, [1, 2, 3, 4, 5, 6, 7, 8], 8, 0))
      console.log(buffers.some((buffer) => buffer.extractDup(0, 8).join('') !== '12345678'))
      // Some of the processes crash at their exit.
      process.kill(process.pid, 'SIGKILL')
    `)
    expect(stdout).toBe('true\n')
  })

  it('runs no GLib main loop by itself: timers and bus watches wait for an iteration', () => {
    const { stdout, status } = runScript(`
      import { GLib, Gst } from 'gst-allocators/gi'
      const pipeline = Gst.parseLaunch('fakesrc num-buffers=3 ! fakesink')
      const bus = pipeline.getBus()
      bus.addSignalWatch()
      let messages = 0
      let timers = 0
      bus.on('message', () => messages++)
      GLib.timeoutAdd(GLib.PRIORITY_DEFAULT, 0, () => ++timers < 0)
      pipeline.setState(Gst.State.PLAYING)
      while (pipeline.getState(0)[0] !== Gst.StateChangeReturn.SUCCESS) await new Promise((resolve) => setImmediate(resolve))
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setTimeout(resolve, 1))
      console.log(messages, timers)
      while (messages === 0 || timers === 0) GLib.MainContext.default().iteration(false)
      console.log(messages > 0, timers)
      bus.removeSignalWatch()
      pipeline.setState(Gst.State.NULL)
    `)
    expect({ stdout, status }).toEqual({ stdout: '0 0\ntrue 1\n', status: 0 })
  })
})
