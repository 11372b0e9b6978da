import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'

import { type Errand, makeInitrd } from './initrd.js'
import type { Kernel } from './kernel.js'
import { LabError } from './lab-error.js'
import type { Machine } from './machine.js'
import { type Channel, channels, FIRST_CHANNEL, qemuArguments } from './qemu-arguments.js'

/** The options for a guest. */
export interface GuestOptions {
  readonly machine: Machine
  readonly kernel: Kernel
  readonly errand: Errand
  readonly accel: string
  /** The file for the output of its kernel. */
  readonly console: string
  /** Kills the guest when aborted. */
  readonly signal: AbortSignal
}

/** A running virtual machine. Disposing of it kills the machine and removes its files. */
export class Guest implements AsyncDisposable {
  readonly #qemu: ChildProcess
  readonly #folder: string
  readonly #closed: Promise<unknown>
  #complaint = ''

  /** Starts a guest. */
  static async start({ machine, kernel, errand, accel, console, signal }: GuestOptions): Promise<Guest> {
    const initrd = await makeInitrd(kernel, machine.modules, errand)
    signal.throwIfAborted()
    const folder = mkdtempSync(join(tmpdir(), 'gst-allocators-vm-'))
    const file = join(folder, 'initrd')
    writeFileSync(file, initrd)
    const { share } = errand
    const args = qemuArguments(machine, { kernel: kernel.image, initrd: file, console, share, accel })
    return new Guest(machine.qemu, args, folder, signal)
  }

  private constructor(program: string, args: readonly string[], folder: string, signal: AbortSignal) {
    this.#folder = folder
    // Start QEMU in its own process group, so that Ctrl-C reaches only this program, which stops QEMU cleanly.
    this.#qemu = spawn(program, args, {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', ...channels.map(() => 'pipe' as const)],
      signal,
      killSignal: 'SIGKILL',
    })
    const complain = (text: string) => {
      this.#complaint += text
    }
    this.#qemu.stderr?.setEncoding('utf8').on('data', complain)
    this.#qemu.on('error', ({ message }) => {
      complain(message)
    })
    this.#closed = new Promise((resolve) => this.#qemu.once('close', resolve))
    // A socket breaks only because QEMU has exited, which `end()` reports.
    for (const name of channels) this.channel(name).on('error', () => undefined)
  }

  /** Returns one of the streams between this program and the guest. Node.js creates them as socket pairs. */
  channel(name: Channel): Duplex {
    return this.#qemu.stdio[FIRST_CHANNEL + channels.indexOf(name)] as unknown as Duplex
  }

  /** Waits until the guest has powered off and all its output has been read. */
  async end(): Promise<void> {
    await this.#closed
    if (this.#complaint !== '') throw new LabError(`${this.#qemu.spawnfile}: ${this.#complaint.trimEnd()}`)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#qemu.kill('SIGKILL')
    await this.#closed
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
