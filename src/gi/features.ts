import { checkChoice, GstAllocatorsError } from '../errors/index.js'
import { requireNamespace } from './namespace.js'

// Features that GStreamer's allocators library gained after its first release, and the symbol that reveals each.
const features = {
  'fd-memory': { since: [1, 6], symbol: 'FdAllocator' },
  'phys-memory': { since: [1, 14], symbol: 'isPhysMemory' },
  'shm-allocator': { since: [1, 24], symbol: 'ShmAllocator' },
  'drm-dumb-allocator': { since: [1, 24], symbol: 'DRMDumbAllocator' },
  'udmabuf-allocator': { since: [1, 28], symbol: 'UdmabufAllocator' },
} as const

/** A feature that an older GStreamer, or one built without it, lacks. */
export type Feature = keyof typeof features

/**
 * Returns whether the installed GStreamer has a feature. Checks both its version and the presence of the symbol.
 *
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE` for an unknown feature
 * @example
 * ```ts
 * import { hasFeature } from 'gst-allocators/gi'
 *
 * console.log(hasFeature('fd-memory')) // true: it needs GStreamer 1.6, and 'shm-allocator' 1.24
 * ```
 */
export function hasFeature(feature: Feature): boolean {
  checkChoice('feature', feature, Object.keys(features))
  const { since, symbol } = features[feature]
  const [major, minor] = gstVersion()
  const isRecent = major > since[0] || (major === since[0] && minor >= since[1])
  return isRecent && symbol in requireNamespace('GstAllocators', '1.0')
}

/** Throws `ERR_FEATURE_MISSING`, with the required and the installed version, unless the feature is there. */
export function requireFeature(feature: Feature): void {
  if (hasFeature(feature)) return
  const required = `GStreamer ${features[feature].since.join('.')}`
  const found = `GStreamer ${gstVersion().join('.')}`
  throw new GstAllocatorsError(
    'ERR_FEATURE_MISSING',
    `Cannot use ${features[feature].symbol} of GstAllocators: it needs ${required}, but ${found} is installed`,
    { required, found },
  )
}

/** Returns the version of the installed GStreamer as major, minor, micro. */
export function gstVersion(): readonly [major: number, minor: number, micro: number] {
  return (installed ??= readVersion())
}

let installed: readonly [number, number, number] | undefined

function readVersion(): readonly [number, number, number] {
  const [major, minor, micro] = requireNamespace('Gst', '1.0').version()
  return [major, minor, micro]
}
