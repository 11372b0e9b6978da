import { createRequire } from 'node:module'
import { isMainThread } from 'node:worker_threads'
import { GstAllocatorsError, messageOf } from '../errors/index.js'
import { library } from '../ffi/index.js'
import { bridgeBuildCommands, bridgeInstallCommands } from '../packages/index.js'
import { adaptFunctions, type FunctionMaker } from './adapt-functions.js'
import type { Introspection } from './function-traits.js'
import { introspectionLibraries, keepLocal, warnOfGlobalScope } from './keep-local.js'

/** The part of node-gtk that this package uses. node-gtk has no typings of its own. */
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
  readonly Repository: { getDefault(): Repository }
}

/** The part of GIRepository's repository that this package uses. */
export interface Repository {
  isRegistered(namespace: string, version: null): boolean
  getVersion(namespace: string): string
  /** Loads the typelib of a namespace and those it depends on, but not their libraries. */
  require(namespace: string, version: string, flags: 0): object
  /** Returns the namespaces that it depends on, with their versions: `'GLib-2.0'`. */
  getDependencies(namespace: string): readonly string[] | null
  /** Returns file names, separated by commas. */
  getSharedLibrary(namespace: string): string | null
}

/** Returns node-gtk, loaded on first use. GObject introspection must be loaded only once per process. */
export function bridge(): Bridge {
  return (loaded ??= load())
}

let loaded: Bridge | undefined

function load(): Bridge {
  if (!isMainThread)
    throw new GstAllocatorsError(
      'ERR_WORKER_THREAD',
      'Cannot load GObject introspection in a worker thread: node-gtk crashes there. Use it on the main thread and pass fds to the worker',
    )
  const require = createRequire(import.meta.url)
  // GLib has a setting that must be made before node-gtk loads it.
  library('glib')
  warnOfGlobalScope()
  keepLocal(introspectionLibraries)
  try {
    adapt(require)
    return require('node-gtk') as Bridge
  } catch (cause) {
    throw new GstAllocatorsError('ERR_BRIDGE_MISSING', explain(cause), {
      fix: bridgeBuildCommands.debian,
      cause,
    })
  }
}

/** Adapts the functions of node-gtk before it makes the first. Other versions may not have what this needs. */
function adapt(require: NodeJS.Require): void {
  const native = require('node-gtk/lib/native.js') as FunctionMaker & { GetModuleCache(): ModuleCache }
  adaptFunctions(native, {
    introspection: () => ({
      functions: (require('node-gtk/lib/bootstrap.js') as { GI: Introspection['functions'] }).GI,
      loadClass: (namespace, name) => native.GetModuleCache()[namespace]?.[name],
    }),
    addressOf: (wrapper) => BigInt(bridge().System.addressOf(wrapper)),
  })
}

type ModuleCache = Readonly<Partial<Record<string, Readonly<Record<string, unknown>>>>>

function explain(cause: unknown): string {
  const { npm, pnpm, yarn } = bridgeInstallCommands
  return [
    `Cannot load node-gtk for Node.js ${process.version}: ${messageOf(cause).split('\n', 1)[0] ?? ''}`,
    "Only the property gi and 'gst-allocators/gi' need node-gtk. To build it:",
    `  1. Install its build dependencies. Debian, Ubuntu: ${bridgeBuildCommands.debian}. Fedora: ${bridgeBuildCommands.fedora}. Arch: ${bridgeBuildCommands.arch}`,
    `  2. ${npm.install}    (pnpm: ${pnpm.install}; yarn: ${yarn.install})`,
    `  3. npm 11 and newer, if the install script was blocked: npm install-scripts approve node-gtk`,
    `  4. After step 3, and after every major upgrade of Node.js: ${npm.rebuild}    (pnpm: ${pnpm.rebuild}; yarn: ${yarn.rebuild})`,
  ].join('\n')
}
