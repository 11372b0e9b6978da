import type Gst from '../../types/gst-1.0.js'
import type GstAllocators from '../../types/gst-allocators-1.0.js'
import type { Namespaces as Generated } from '../../types/namespaces.js'

// What each `gi` of this package is, for the programs that import 'gst-allocators/gi'.
declare module './wrappers.js' {
  interface Wrappers {
    'Gst.Allocator': Gst.Allocator
    'Gst.Buffer': Gst.Buffer
    'Gst.BufferList': Gst.BufferList
    'Gst.Caps': Gst.Caps
    'Gst.Element': Gst.Element
    'Gst.Event': Gst.Event
    'Gst.Memory': Gst.Memory
    'Gst.Message': Gst.Message
    'Gst.Pipeline': Gst.Pipeline
    'Gst.Query': Gst.Query
    'Gst.Sample': Gst.Sample
    'Gst.TagList': Gst.TagList
    'GstAllocators.DmaBufAllocator': GstAllocators.DmaBufAllocator
    'GstAllocators.DRMDumbAllocator': GstAllocators.DRMDumbAllocator
    'GstAllocators.FdAllocator': GstAllocators.FdAllocator
  }
}

declare module './namespaces.js' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it has what it extends
  interface Namespaces extends Generated {}
}
