import { describe, expect, it } from '@jest/globals'
import { versions } from '../../src/index.js'
import { GstAllocators, gstVersion, hasFeature } from '../../src/gi/index.js'
import { requireFeature } from '../../src/gi/features.js'
import { errorOf } from '../support/outcome.js'

const later = [
  ['shm-allocator', 'ShmAllocator', 24],
  ['drm-dumb-allocator', 'DRMDumbAllocator', 24],
  ['udmabuf-allocator', 'UdmabufAllocator', 28],
] as const

describe('features', () => {
  it('the fd and physical-address memory of every supported version are there', () => {
    expect(hasFeature('fd-memory')).toBe(true)
    expect(hasFeature('phys-memory')).toBe(true)
  })

  it.each(later)(
    '%s is there with %s and version 1.%i, or an error says what is missing',
    (feature, symbol, minor) => {
      const isThere = gstVersion()[1] >= minor && symbol in GstAllocators
      expect(hasFeature(feature)).toBe(isThere)
      if (isThere) return
      expect(
        errorOf(() => {
          requireFeature(feature)
        }),
      ).toMatchObject({
        code: 'ERR_FEATURE_MISSING',
        required: `GStreamer 1.${minor}`,
        found: `GStreamer ${gstVersion().join('.')}`,
      })
    },
  )
})

describe('versions()', () => {
  it('has a version of everything', () => {
    expect(Object.keys(versions())).toEqual(['gst-allocators', 'node', 'node-gtk', 'koffi', 'gstreamer'])
    for (const version of Object.values(versions())) expect(version).toMatch(/^\d+\.\d+\.\d+/)
  })
})
