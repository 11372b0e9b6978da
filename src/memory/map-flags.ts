import type { MapMode } from '../fd/map-mode.js'
import { GST_MAP_READ, GST_MAP_WRITE } from '../ffi/index.js'

/** GstMapFlags for each mode. */
export const mapFlags: Readonly<Record<MapMode, number>> = {
  read: GST_MAP_READ,
  write: GST_MAP_WRITE,
  readwrite: GST_MAP_READ | GST_MAP_WRITE,
}
