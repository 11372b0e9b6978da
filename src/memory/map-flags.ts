import type { MapMode } from '../mapping/index.js'
import { GST_MAP_READ, GST_MAP_WRITE } from '../ffi/index.js'

/** The GstMapFlags of each mode. */
export const mapFlags: Readonly<Record<MapMode, number>> = {
  read: GST_MAP_READ,
  write: GST_MAP_WRITE,
  readwrite: GST_MAP_READ | GST_MAP_WRITE,
}
