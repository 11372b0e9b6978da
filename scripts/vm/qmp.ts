import type { Duplex } from 'node:stream'

import { readLines } from './read-lines.js'

/** Speaks to QEMU, in its own protocol. */
export class Qmp {
  readonly #socket: Duplex
  readonly #pending: ((answer: Answer) => void)[] = []

  constructor(socket: Duplex) {
    this.#socket = socket
    readLines(socket, (line) => {
      const answer = JSON.parse(line) as Answer
      // A greeting and events come without being asked for.
      if ('return' in answer || 'error' in answer) this.#pending.shift()?.(answer)
    })
    void this.execute('qmp_capabilities')
  }

  /** Has a command executed; what QEMU refuses is an error. */
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
