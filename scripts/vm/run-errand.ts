import { join } from 'node:path'
import type { Writable } from 'node:stream'

import { Guest, type GuestOptions } from './guest.js'
import { LabError } from './lab-error.js'
import { Qmp } from './qmp.js'
import { readLines } from './read-lines.js'

/** The receivers of the guest's output. */
export interface Listeners {
  /** Called when the root file system is mounted and the command is about to start. */
  readonly onReady: (kernelVersion: string) => void
  /** Called with each line of the reporter, about a suite that has finished. */
  readonly onResult: (line: string) => void
  readonly stdout: Writable
  readonly stderr: Writable
}

/** Starts a guest, runs its errand, and returns the exit status. */
export async function runErrand(options: GuestOptions, listeners: Listeners): Promise<number> {
  await using guest = await Guest.start(options)
  const qmp = new Qmp(guest.channel('qmp'))
  const control = guest.channel('control')
  let status: number | undefined
  readLines(control, (line) => {
    const message = JSON.parse(line) as Message
    if ('ready' in message) listeners.onReady(message.ready)
    else if ('exit' in message) status = message.exit
    else
      void takeScreenshot(qmp, options.errand.share, message).then((answer) => {
        control.write(`${JSON.stringify(answer)}\n`)
      })
  })
  readLines(guest.channel('results'), listeners.onResult)
  guest.channel('stdout').pipe(listeners.stdout, { end: false })
  guest.channel('stderr').pipe(listeners.stderr, { end: false })
  await guest.end()
  options.signal.throwIfAborted()
  if (status !== undefined) return status
  throw new LabError(`The guest stopped before its command had finished. See ${options.console}`)
}

/** A message on the guest's control port, from init.sh or from a test that requests a screenshot. */
type Message = { ready: string } | { exit: number } | Screenshot

interface Screenshot {
  screenshot: string
  display: string
}

/** The answer to a test. */
type Answer = { path: string } | { error: string }

/** Takes a screenshot. QEMU answers when it has written the file completely. */
async function takeScreenshot(
  qmp: Qmp,
  share: string,
  { screenshot: name, display }: Screenshot,
): Promise<Answer> {
  if (!/^[\w-]+$/.test(name))
    return { error: `Cannot write ${name}.png: a name may contain only letters, digits, - and _` }
  const path = join(share, `${name}.png`)
  try {
    await qmp.execute('screendump', { filename: path, device: display, format: 'png' })
    return { path }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
