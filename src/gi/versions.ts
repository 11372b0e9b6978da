import { createRequire } from 'node:module'
import { koffiVersion } from '../ffi/index.js'
import { gstVersion } from './features.js'

/** Which versions of everything are at work. */
export interface Versions {
  /** This package. */
  readonly 'gst-allocators': string
  /** Node.js. */
  readonly node: string
  /** The bridge to GObject introspection. */
  readonly 'node-gtk': string
  /** What makes the direct calls. */
  readonly koffi: string
  /** The GStreamer that is installed. */
  readonly gstreamer: string
}

/**
 * The versions of this package and of all that it stands on, as a bug report needs them.
 *
 * @throws {GstAllocatorsError} `ERR_NAMESPACE_MISSING`, `ERR_BRIDGE_MISSING`, `ERR_WORKER_THREAD`
 * @example
 * ```ts
 * import { versions } from 'gst-allocators'
 *
 * console.table(versions())
 * ```
 */
export function versions(): Versions {
  return {
    'gst-allocators': versionOf('../../package.json'),
    node: process.versions.node,
    'node-gtk': versionOf('node-gtk/package.json'),
    koffi: koffiVersion,
    gstreamer: gstVersion().join('.'),
  }
}

function versionOf(path: string): string {
  return (createRequire(import.meta.url)(path) as { version: string }).version
}
