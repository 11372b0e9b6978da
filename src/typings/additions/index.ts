import type { Addition } from '../adapt/addition.js'
import { additions as gdk3 } from './gdk-3.0.js'
import { additions as gdk4 } from './gdk-4.0.js'
import { additions as gio } from './gio-2.0.js'
import { additions as gobject } from './gobject-2.0.js'
import { additions as graphene } from './graphene-1.0.js'
import { additions as gst } from './gst-1.0.js'
import { additions as gtk3 } from './gtk-3.0.js'
import { additions as gtk4 } from './gtk-4.0.js'
import { additions as pango } from './pango-1.0.js'

/** Returns the manual additions to a namespace (`Gst-1.0`). */
export function additionsTo(namespace: string): Addition[] {
  return all[namespace] ?? []
}

const all: Partial<Record<string, Addition[]>> = {
  'GObject-2.0': gobject,
  'Gdk-3.0': gdk3,
  'Gdk-4.0': gdk4,
  'Gio-2.0': gio,
  'Graphene-1.0': graphene,
  'Gst-1.0': gst,
  'Gtk-3.0': gtk3,
  'Gtk-4.0': gtk4,
  'Pango-1.0': pango,
}
