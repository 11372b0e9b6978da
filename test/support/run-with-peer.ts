import { runScript, type ScriptResult } from './run-script.js'

/** Runs a program with a `socket`, and a Python program at its other end, which has `peer` and `message(kind)`. */
export function runWithPeer(python: string, source: string): ScriptResult {
  return runScript(`
    import { spawn } from 'node:child_process'
    import { once } from 'node:events'
    import { readdirSync, readFileSync } from 'node:fs'
    import { setImmediate } from 'node:timers/promises'
    import { FdSocket } from 'gst-allocators/fd'
    const [socket, theirs] = FdSocket.pair()
    await waitOnce(socket)
    ${waitOnce}
    const python = ${JSON.stringify(pythonStart + python)}
    const child = spawn('python3', ['-c', python], { stdio: ['ignore', 'inherit', 'inherit', theirs.fd] })
    const exit = once(child, 'exit')
    theirs.close()
    process.stdout.write('') // which opens it
    const countFds = () => readdirSync('/proc/self/fd').length
    const before = countFds()
    const untilClosed = async () => { while (countFds() > before) await setImmediate() }
    ${source}
    socket.close()
    await exit
  `)
}

/** Has a socket open the fd that it has more from when it first waits. */
export const waitOnce = `
    async function waitOnce(socket) {
      const controller = new AbortController()
      const first = socket.receive({ signal: controller.signal })
      controller.abort()
      await first.catch(() => undefined)
    }
`

const pythonStart = `
import json, os, select, signal, socket, struct, sys, threading
peer = socket.socket(fileno=3)
peer.setblocking(True)
def message(kind):
  return json.dumps({'gst-allocators': 1, 'fds': [{'kind': kind, 'offset': 0, 'size': 1, 'seals': 0}], 'message': 1}).encode()
`
