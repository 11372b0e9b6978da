/** The namespaces that the package has typings for, dependencies first. */
export const namespaces = [
  'GLib-2.0',
  'GObject-2.0',
  'GModule-2.0',
  'Gio-2.0',
  'Gst-1.0',
  'GstBase-1.0',
  'GstApp-1.0',
  'GstVideo-1.0',
  'GstAllocators-1.0',
]
