import { createRequire } from 'node:module'
import { isMainThread } from 'node:worker_threads'
import { GstAllocatorsError } from '../errors/index.js'

/** What is used of node-gtk, which has no typings of its own. */
export interface Bridge {
  readonly require: {
    (namespace: 'GIRepository', version: '2.0'): GIRepository
    (namespace: string, version: string): object
  }
  readonly System: {
    addressOf(wrapper: object): number | bigint
    convertGValue(value: object): unknown
  }
}

interface GIRepository {
  readonly Repository: { getDefault(): { getVersion(namespace: string): string } }
}

/** node-gtk, loaded when it is first needed. Both callers and GObject introspection want it once for each process. */
export function bridge(): Bridge {
  return (loaded ??= load())
}

let loaded: Bridge | undefined

function load(): Bridge {
  if (!isMainThread)
    throw new GstAllocatorsError(
      'ERR_WORKER_THREAD',
      'Cannot load GObject introspection in a worker thread: node-gtk crashes there. Use it on the main thread and hand fds to the worker',
    )
  const require = createRequire(import.meta.url)
  try {
    return require('node-gtk') as Bridge
  } catch (cause) {
    throw new GstAllocatorsError('ERR_BRIDGE_MISSING', explain(cause), { fix: buildPackages.debian, cause })
  }
}

const buildPackages = {
  debian:
    'apt-get install build-essential python3 pkg-config libgirepository1.0-dev libcairo2-dev gir1.2-girepository-2.0',
  fedora: 'dnf install gcc-c++ make python3 pkgconf gobject-introspection-devel cairo-devel',
  arch: 'pacman -S base-devel python gobject-introspection cairo',
}

function explain(cause: unknown): string {
  return [
    `Cannot load node-gtk for Node.js ${process.version}: ${cause instanceof Error ? (cause.message.split('\n', 1)[0] ?? '') : String(cause)}`,
    'Try, in this order:',
    `  1. Install what it is built with. Debian, Ubuntu: ${buildPackages.debian}. Fedora: ${buildPackages.fedora}. Arch: ${buildPackages.arch}`,
    '  2. npm 11 and newer: approve its install script, npm install-scripts approve node-gtk',
    '  3. npm install, then npm rebuild node-gtk    (after every change of the major version of Node.js too)',
  ].join('\n')
}
