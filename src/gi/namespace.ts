import type { Namespaces } from '../../types/namespaces.js'
import { GstAllocatorsError, wrongType } from '../errors/index.js'
import { bridge } from './bridge.js'
import { typelibPackages } from './typelib-packages.js'

/** A namespace whose types are not known here: its members are there at run time, under node-gtk's names. */
export type UntypedNamespace = Readonly<Record<string, unknown>>

/**
 * Loads a GObject namespace and initialises GStreamer before any namespace that is part of it is handed out.
 *
 * @param name - the namespace, as `'Gst'`
 * @param version - its version, as `'1.0'`
 * @throws {GstAllocatorsError} `ERR_NAMESPACE_MISSING` with the package to install, `ERR_WORKER_THREAD`, `ERR_BRIDGE_MISSING`
 * @example
 * ```ts
 * import { requireNamespace } from 'gst-allocators/gi'
 *
 * const Gst = requireNamespace('Gst', '1.0')
 * console.log(Gst.versionString())
 * ```
 */
export function requireNamespace<N extends string, V extends string>(
  name: N,
  version: V,
): `${N}-${V}` extends keyof Namespaces ? Namespaces[`${N}-${V}`] : UntypedNamespace
export function requireNamespace(name: string, version: string): object {
  if (typeof name !== 'string') throw wrongType('name', 'a string', name)
  if (typeof version !== 'string') throw wrongType('version', 'a string', version)
  if (name.startsWith('Gst')) initialiseGStreamer()
  return load(name, version)
}

function initialiseGStreamer(): void {
  if (initialised) return
  const Gst = load('Gst', '1.0') as Namespaces['Gst-1.0']
  Gst.init([])
  initialised = true
}

let initialised = false

function load(name: string, version: string): object {
  const { require } = bridge()
  try {
    return require(name, version)
  } catch (cause) {
    const fix = typelibPackages(name)
    throw new GstAllocatorsError(
      'ERR_NAMESPACE_MISSING',
      `Cannot load the namespace ${name} ${version}: ${reason(cause)}. ${fix}`,
      { required: `${name}-${version}.typelib`, fix, cause },
    )
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause)
}
