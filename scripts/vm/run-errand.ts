import { join } from 'node:path'
import type { Writable } from 'node:stream'

import { Guest, type GuestOptions } from './guest.js'
import { LabError } from './lab-error.js'
import { Qmp } from './qmp.js'
import { readLines } from './read-lines.js'

/** Who hears what the guest says, as it says it. */
export interface Listeners {
  /** The root file system is there, and the command is about to start. */
  readonly onReady: (kernelVersion: string) => void
  /** A line about a suite, from the reporter. */
  readonly onResult: (line: string) => void
  readonly stdout: Writable
  readonly stderr: Writable
}

/** Starts a guest, has it do what it was made for, and returns the exit status of that. */
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
  throw new LabError(`The guest ended before its command did: see ${options.console}`)
}

/** What the guest says by its control port: init.sh, or a test that asks for a screenshot. */
type Message = { ready: string } | { exit: number } | Screenshot

interface Screenshot {
  screenshot: string
  display: string
}

/** What a test is told. */
type Answer = { path: string } | { error: string }

// QEMU writes the file, and answers when it is complete.
async function takeScreenshot(
  qmp: Qmp,
  share: string,
  { screenshot: name, display }: Screenshot,
): Promise<Answer> {
  if (!/^[\w-]+$/.test(name))
    return { error: `Cannot write ${name}.png: a name has only letters, digits, - and _` }
  const path = join(share, `${name}.png`)
  try {
    await qmp.execute('screendump', { filename: path, device: display, format: 'png' })
    return { path }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
