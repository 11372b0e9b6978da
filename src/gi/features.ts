import { checkChoice, GstAllocatorsError } from '../errors/index.js'
import { requireNamespace } from './namespace.js'

/** What came to GStreamer's allocators library later than its first release, by the symbol that shows it. */
const features = {
  'fd-memory': { since: [1, 6], symbol: 'FdAllocator' },
  'phys-memory': { since: [1, 14], symbol: 'isPhysMemory' },
  'shm-allocator': { since: [1, 24], symbol: 'ShmAllocator' },
  'drm-dumb-allocator': { since: [1, 24], symbol: 'DRMDumbAllocator' },
  'udmabuf-allocator': { since: [1, 28], symbol: 'UdmabufAllocator' },
} as const

/** Names something that an older GStreamer, or one built without it, lacks. */
export type Feature = keyof typeof features

/**
 * Tells whether the installed GStreamer has a feature: both its version and the symbol itself must say so.
 *
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE` for a feature that is not known
 * @example
 * ```ts
 * import { hasFeature } from 'gst-allocators/gi'
 *
 * console.log(hasFeature('fd-memory')) // true: and 'shm-allocator' is from GStreamer 1.24 on
 * ```
 */
export function hasFeature(feature: Feature): boolean {
  checkChoice('feature', feature, Object.keys(features))
  const { since, symbol } = features[feature]
  const [major, minor] = gstVersion()
  const isRecent = major > since[0] || (major === since[0] && minor >= since[1])
  return isRecent && symbol in requireNamespace('GstAllocators', '1.0')
}

/** Throws `ERR_FEATURE_MISSING` with the version that has the feature, and the version that is installed. */
export function requireFeature(feature: Feature): void {
  if (hasFeature(feature)) return
  const required = `GStreamer ${features[feature].since.join('.')}`
  const found = `GStreamer ${gstVersion().join('.')}`
  throw new GstAllocatorsError(
    'ERR_FEATURE_MISSING',
    `Cannot use ${features[feature].symbol} of GstAllocators: it needs ${required}, and ${found} is installed`,
    { required, found },
  )
}

/** The installed GStreamer's version as major, minor, micro. */
export function gstVersion(): readonly [major: number, minor: number, micro: number] {
  return (installed ??= readVersion())
}

let installed: readonly [number, number, number] | undefined

function readVersion(): readonly [number, number, number] {
  const [major, minor, micro] = requireNamespace('Gst', '1.0').version()
  return [major, minor, micro]
}
