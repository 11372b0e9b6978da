import { describe, expect, it } from '@jest/globals'
import { versions } from '../../src/index.js'
import { GObject, Gst, GstAllocators, GstApp, gstVersion, GstVideo, hasFeature } from '../../src/gi/index.js'
import { requireFeature } from '../../src/gi/features.js'
import { errorOf } from '../support/outcome.js'

const later = [
  ['shm-allocator', 'ShmAllocator', 24],
  ['drm-dumb-allocator', 'DRMDumbAllocator', 24],
  ['udmabuf-allocator', 'UdmabufAllocator', 28],
] as const

const parts = {
  'dma-drm-caps': () => 'videoDmaDrmFourccToString' in GstVideo,
  'propose-allocation-signal': () => {
    Gst.ElementFactory.make('appsink', null)
    return GObject.signalLookup('propose-allocation', GObject.typeFromName('GstAppSink')) !== 0
  },
  'fd-alloc-full': () => 'allocFull' in GstAllocators.FdAllocator,
  'video-dmabuf-pool': () => 'VideoDmabufPool' in GstVideo,
  'appsink-leaky-type': () => 'setLeakyType' in GstApp.AppSink.prototype,
} as const

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

  it.each(Object.entries(parts))('%s is there if GStreamer has its members', (feature, isThere) => {
    expect(hasFeature(feature as keyof typeof parts)).toBe(isThere())
  })

  it('an unknown one is refused, with the known ones', () => {
    expect(errorOf(() => hasFeature('udmabuf' as 'fd-memory')).message).toContain("'udmabuf-allocator'")
  })
})

describe('versions()', () => {
  it('has a version of everything', () => {
    expect(Object.keys(versions())).toEqual(['gst-allocators', 'node', 'node-gtk', 'koffi', 'gstreamer'])
    for (const version of Object.values(versions())) expect(version).toMatch(/^\d+\.\d+\.\d+/)
  })
})
