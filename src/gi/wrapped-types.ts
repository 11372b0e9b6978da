/** The types whose node-gtk wrappers this package returns or accepts. The type of each `gi` comes from this list. */
export const wrappedTypes = [
  'Gst.Allocator',
  'Gst.Buffer',
  'Gst.BufferList',
  'Gst.Caps',
  'Gst.Element',
  'Gst.Event',
  'Gst.Memory',
  'Gst.Message',
  'Gst.Pad',
  'Gst.Pipeline',
  'Gst.Query',
  'Gst.Sample',
  'Gst.TagList',
  'GstAllocators.DmaBufAllocator',
  'GstAllocators.DRMDumbAllocator',
  'GstAllocators.FdAllocator',
] as const

/** The namespaces that 'gst-allocators/gi' exports. */
export const exportedNamespaces = [
  'GLib-2.0',
  'GObject-2.0',
  'Gio-2.0',
  'Gst-1.0',
  'GstAllocators-1.0',
  'GstApp-1.0',
  'GstBase-1.0',
  'GstVideo-1.0',
] as const
