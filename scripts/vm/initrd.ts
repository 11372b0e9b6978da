import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

import { type Entry, packCpio } from './cpio.js'
import type { Kernel } from './kernel.js'
import { loadOrder } from './load-order.js'
import type { Module } from './machine.js'

/** The task for a guest: a shell script, the folder shared with the host, and the folders to cover with empty ones. */
export interface Errand {
  readonly script: string
  readonly share: string
  /** Where the guest has the shared folder, if not under the same path. */
  readonly mountPoint?: string | undefined
  readonly cover: readonly string[]
}

/** Builds the initial RAM disk: busybox, the kernel modules that the machine needs, and the errand. */
export async function makeInitrd(
  kernel: Kernel,
  modules: readonly Module[],
  { script, share, mountPoint = share, cover }: Errand,
): Promise<Buffer> {
  const order = loadOrder(
    modules,
    await readFile(join(kernel.modules, 'modules.dep'), 'utf8'),
    await readFile(join(kernel.modules, 'modules.builtin'), 'utf8'),
  )
  return packCpio([
    ...folders.map((name) => ({ name, content: null })),
    { name: 'bin/busybox', content: await readFile('/bin/busybox') },
    { name: 'init', content: await readFile(join(import.meta.dirname, 'guest', 'init.sh')) },
    ...(await Promise.all([...order.keys()].map((file) => readModule(join(kernel.modules, file))))),
    {
      name: 'modules/order',
      content: [...order].map(([file, parameters]) => `${plainName(file)} ${parameters}\n`).join(''),
    },
    { name: 'command', content: script },
    { name: 'share', content: mountPoint },
    { name: 'cover', content: cover.map((folder) => `${folder}\n`).join('') },
  ])
}

const folders = ['bin', 'dev', 'proc', 'sys', 'modules', 'mnt', 'mnt/host', 'mnt/upper', 'mnt/root']

/** Reads a module, and decompresses it, because busybox can only load uncompressed modules. */
async function readModule(file: string): Promise<Entry> {
  const content = file.endsWith('.xz') ? await decompress(file) : await readFile(file)
  return { name: `modules/${plainName(file)}`, content }
}

async function decompress(file: string): Promise<Buffer> {
  const { stdout } = await promisify(execFile)('xz', ['-dc', file], {
    encoding: 'buffer',
    maxBuffer: Infinity,
  })
  return stdout
}

function plainName(file: string): string {
  return basename(file, '.xz')
}
