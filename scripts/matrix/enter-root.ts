import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'

import { nodePath } from './prepare-node.js'

/** What to run in a root. */
export interface Errand {
  readonly root: string
  readonly node: number
  /** The working directory in the root. */
  readonly folder: string
  readonly command: string
  /** The file that takes the output. */
  readonly log: string
  readonly signal: AbortSignal
  readonly onOutput?: (text: string) => void
}

/**
 * Runs a shell command in a root, in a PID and mount namespace of its own: when it ends, all its processes and mounts
 * are gone. Returns whether it succeeded.
 */
export async function enterRoot({
  root,
  node,
  folder,
  command,
  log,
  signal,
  onOutput,
}: Errand): Promise<boolean> {
  const script = [
    'set -eu',
    'for name in dev sys; do mount --rbind --make-rslave "/$name" "$ROOT/$name"; done',
    'mount -t tmpfs -o mode=1777 tmpfs "$ROOT/dev/shm"',
    'mount -t tmpfs -o mode=1777 tmpfs "$ROOT/tmp"',
    'mount -t proc proc "$ROOT/proc"',
    `exec chroot "$ROOT" /bin/sh -c 'cd "$FOLDER" && eval "$COMMAND"'`,
  ].join('\n')
  const child = spawn('unshare', ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    env: { ...environment(node), ROOT: root, FOLDER: folder, COMMAND: command },
  })
  const file = createWriteStream(log)
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      file.write(text)
      onOutput?.(text)
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  await finished(file.end())
  return code === 0
}

function environment(node: number): NodeJS.ProcessEnv {
  const certificates = '/etc/ssl/certs/ca-certificates.crt'
  return {
    PATH: [
      ...nodePath(node),
      '/usr/local/sbin',
      '/usr/local/bin',
      '/usr/sbin',
      '/usr/bin',
      '/sbin',
      '/bin',
    ].join(':'),
    HOME: '/root',
    LANG: 'C.UTF-8',
    NODE_EXTRA_CA_CERTS: certificates,
    SSL_CERT_FILE: certificates,
  }
}
