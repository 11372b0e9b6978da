/// <reference lib="esnext.disposable" preserve="true" />
export { default as Gio } from '../../types/gio-2.0.js'
export { default as GLib } from '../../types/glib-2.0.js'
export { default as GObject } from '../../types/gobject-2.0.js'
export { default as Gst } from '../../types/gst-1.0.js'
export { default as GstAllocators } from '../../types/gst-allocators-1.0.js'
export { default as GstApp } from '../../types/gst-app-1.0.js'
export { default as GstBase } from '../../types/gst-base-1.0.js'
export { default as GstVideo } from '../../types/gst-video-1.0.js'
export type { WithSignals } from '../../types/node-gtk.js'
export * from './base.js'
// Types every `gi` of the package, in programs that import this.
export type {} from './typed.js'
