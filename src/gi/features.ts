import { checkChoice, GstAllocatorsError } from '../errors/index.js'
import { c, hasSymbol, littleEndian, withStruct } from '../ffi/index.js'

interface FeatureFacts {
  /** The version of GStreamer that brought it. */
  readonly since: readonly [major: number, minor: number]
  readonly name: string
  /** The C function that a GStreamer built without the feature lacks. */
  readonly symbol?: Parameters<typeof hasSymbol>[0]
}

// What GStreamer gained after the first release of its allocators library, as far as this package deals with it.
const features = {
  'fd-memory': { since: [1, 6], name: 'FdAllocator', symbol: 'gst_fd_allocator_new' },
  'phys-memory': { since: [1, 14], name: 'isPhysMemory', symbol: 'gst_is_phys_memory' },
  'shm-allocator': { since: [1, 24], name: 'ShmAllocator', symbol: 'gst_shm_allocator_get' },
  'drm-dumb-allocator': { since: [1, 24], name: 'DRMDumbAllocator', symbol: 'gst_is_drm_dumb_memory' },
  'dma-drm-caps': { since: [1, 24], name: 'format=DMA_DRM in caps' },
  'propose-allocation-signal': { since: [1, 24], name: 'the signal propose-allocation of appsink' },
  'udmabuf-allocator': { since: [1, 28], name: 'UdmabufAllocator', symbol: 'gst_udmabuf_allocator_get' },
  'fd-alloc-full': { since: [1, 28], name: 'gst_fd_allocator_alloc_full' },
  'video-dmabuf-pool': { since: [1, 28], name: 'VideoDmabufPool of GstVideo' },
  'appsink-leaky-type': { since: [1, 28], name: 'leaky-type of appsink' },
} as const satisfies Readonly<Record<string, FeatureFacts>>

/**
 * A feature that an older GStreamer, or one built without it, lacks. Where they are missing, this package does the work
 * of `'fd-alloc-full'`, `'dma-drm-caps'` and `'udmabuf-allocator'` itself.
 */
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
  const { since, symbol }: FeatureFacts = features[feature]
  const [major, minor] = gstVersion()
  const isRecent = major > since[0] || (major === since[0] && minor >= since[1])
  return isRecent && (symbol === undefined || hasSymbol(symbol))
}

/** Throws `ERR_FEATURE_MISSING`, with the required and the installed version, unless the feature is there. */
export function requireFeature(feature: Feature): void {
  if (hasFeature(feature)) return
  const required = `GStreamer ${features[feature].since.join('.')}`
  const found = `GStreamer ${gstVersion().join('.')}`
  throw new GstAllocatorsError(
    'ERR_FEATURE_MISSING',
    `Cannot use ${features[feature].name} of GstAllocators: it needs ${required}, but ${found} is installed`,
    { required, found },
  )
}

/** Returns the version of the installed GStreamer as major, minor, micro. */
export function gstVersion(): readonly [major: number, minor: number, micro: number] {
  return (installed ??= readVersion())
}

let installed: readonly [number, number, number] | undefined

function readVersion(): readonly [number, number, number] {
  return withStruct('int[4]', ({ pointer, view }) => {
    c.gst_version(pointer, pointer + 4n, pointer + 8n, pointer + 12n)
    const [major = 0, minor = 0, micro = 0] = [0, 4, 8].map((offset) => view.getInt32(offset, littleEndian))
    return [major, minor, micro]
  })
}
