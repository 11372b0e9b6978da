import type { Duplex } from 'node:stream'

import { readLines } from './read-lines.js'

/** A client for QMP, QEMU's control protocol. */
export class Qmp {
  readonly #socket: Duplex
  readonly #pending: ((answer: Answer) => void)[] = []

  constructor(socket: Duplex) {
    this.#socket = socket
    readLines(socket, (line) => {
      const answer = JSON.parse(line) as Answer
      // Skip the greeting and events, which answer no command.
      if ('return' in answer || 'error' in answer) this.#pending.shift()?.(answer)
    })
    void this.execute('qmp_capabilities')
  }

  /** Executes a command. Rejects if QEMU refuses it. */
  async execute(command: string, args: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const answer = await new Promise<Answer>((resolve) => {
      this.#pending.push(resolve)
      this.#socket.write(`${JSON.stringify({ execute: command, arguments: args })}\n`)
    })
    if ('error' in answer) throw new Error(`Cannot execute ${command}: ${answer.error.desc}`)
    return answer.return
  }
}

type Answer = { return: unknown } | { error: { desc: string } }
