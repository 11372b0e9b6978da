import { GstAllocatorsError, messageOf, wrongType } from '../errors/index.js'
import { bridge, type Repository } from './bridge.js'
import { gstVersion } from './features.js'
import { keepLocal } from './keep-local.js'
import type { Namespaces } from './namespaces.js'
import { typelibPackages } from '../packages/index.js'

/** A namespace without typings here. Its members exist at run time, under node-gtk's names. */
export type UntypedNamespace = Readonly<Record<string, unknown>>

/**
 * Loads a GObject namespace. GStreamer is initialised before any of its namespaces is returned.
 *
 * @param name - the namespace, such as `'Gst'`
 * @param version - its version, such as `'1.0'`
 * @throws {GstAllocatorsError} `ERR_NAMESPACE_MISSING` with the package to install, `ERR_WORKER_THREAD`,
 *   `ERR_BRIDGE_MISSING`
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
  const key = `${name}-${version}`
  let namespace = loaded.get(key)
  if (namespace === undefined) {
    namespace = load(name, version)
    loaded.set(key, namespace)
  }
  return namespace
}

const loaded = new Map<string, object>()

function load(name: string, version: string): object {
  if (typeof name !== 'string') throw wrongType('name', 'a string', name)
  if (typeof version !== 'string') throw wrongType('version', 'a string', version)
  if (name.startsWith('Gst') && name !== 'Gst') requireNamespace('Gst', '1.0')
  const namespace = find(name, version)
  // The first call into GStreamer initialises it.
  if (name === 'Gst') gstVersion()
  return namespace
}

function find(name: string, version: string): object {
  const gi = bridge()
  try {
    const repository = gi.require('GIRepository', '2.0').Repository.getDefault()
    if (repository.isRegistered(name, null)) checkVersion(name, version, repository.getVersion(name))
    repository.require(name, version, 0)
    keepLocal(librariesOf(repository, name))
    const namespace = gi.require(name, version)
    if (name === 'GObject') materialize(gi.require('GLib', '2.0'), namespace)
    return namespace
  } catch (cause) {
    if (cause instanceof GstAllocatorsError) throw cause
    const fix = typelibPackages(name, version)
    throw new GstAllocatorsError(
      'ERR_NAMESPACE_MISSING',
      `Cannot load the namespace ${name} ${version}: ${reason(cause)}. ${fix}`,
      { required: `${name}-${version}.typelib`, fix, cause },
    )
  }
}

/** A process can load only one version of a namespace. */
function checkVersion(name: string, version: string, found: string): void {
  if (found === version) return
  throw new GstAllocatorsError(
    'ERR_NAMESPACE_MISSING',
    `Cannot load the namespace ${name} ${version}: this process has already loaded version ${found}. Request that version, or use another process`,
    { required: `${name}-${version}.typelib`, found },
  )
}

/**
 * Reads GLib's types first. GObject declares some of them under the same names, and node-gtk makes one class for both,
 * from the one that is read first. Only GLib's has the methods.
 */
function materialize(glib: object, namesakes: object): void {
  for (const name of Object.keys(glib)) if (name in namesakes) Reflect.get(glib, name)
}

/** Returns the shared libraries of a namespace, and of those it depends on. */
function librariesOf(repository: Repository, name: string): string[] {
  const needed = (repository.getDependencies(name) ?? []).map((one) => one.slice(0, one.lastIndexOf('-')))
  return [name, ...needed].flatMap((one) => repository.getSharedLibrary(one)?.split(',') ?? [])
}

function reason(cause: unknown): string {
  return messageOf(cause).replace(/\.$/, '')
}
