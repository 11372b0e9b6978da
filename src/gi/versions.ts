import { createRequire } from 'node:module'
import { koffiVersion } from '../ffi/index.js'
import { gstVersion } from './features.js'

/** The versions of this package and of what it builds on. */
export interface Versions {
  /** This package. */
  readonly 'gst-allocators': string
  /** Node.js. */
  readonly node: string
  /** The bridge to GObject introspection; null when it is not installed. */
  readonly 'node-gtk': string | null
  /** The library that calls C functions directly. */
  readonly koffi: string
  /** The installed GStreamer. */
  readonly gstreamer: string
}

/**
 * Returns the versions of this package and of what it builds on, for a bug report.
 *
 * @throws {GstAllocatorsError} `ERR_LIBRARY_MISSING`, `ERR_WORKER_THREAD`
 * @example
 * ```ts
 * import { versions } from 'gst-allocators'
 *
 * console.table(versions())
 * ```
 */
export function versions(): Versions {
  return {
    'gst-allocators': versionOf('gst-allocators/package.json'),
    node: process.versions.node,
    'node-gtk': bridgeVersion(),
    koffi: koffiVersion,
    gstreamer: gstVersion().join('.'),
  }
}

function versionOf(path: string): string {
  return (createRequire(import.meta.url)(path) as { version: string }).version
}

function bridgeVersion(): string | null {
  try {
    return versionOf('node-gtk/package.json')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null
    throw error
  }
}
