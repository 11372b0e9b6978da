import { c, type Pointer } from '../../ffi/index.js'
import { Caps, getProperty, setProperty } from '../../gst/index.js'
import { downstreamFilters } from './downstream-filters.js'

/** Prepares an appsrc for pushes. Limits its queue by the number of buffers, unless the description limits it. */
export function prepareAppSrc(source: Pointer): void {
  const [buffers, bytes, time] = ['max-buffers', 'max-bytes', 'max-time'].map((name) =>
    getProperty(source, name),
  )
  if (buffers === 0n && bytes === defaultBytes && time === 0n) {
    setProperty(source, 'max-buffers', String(defaultQueue))
    setProperty(source, 'max-bytes', '0')
  }
  // A waiting push needs the signal need-data, which reports that there is room.
  setProperty(source, 'emit-signals', 'true')
  // Otherwise an appsrc asks for data only once its queue is empty.
  if (getProperty(source, 'min-percent') === 0) setProperty(source, 'min-percent', '50')
  // Elements that read raw audio and video need times, because byte positions mean nothing to them.
  if (feedsRawMedia(source)) setProperty(source, 'format', 'time')
}

/** Returns true if the caps of the source, or of a filter downstream of it, are those of raw audio or video. */
function feedsRawMedia(source: Pointer): boolean {
  const filters = downstreamFilters(source).flat()
  const caps = [source, ...filters].map((element) => getProperty(element, 'caps'))
  for (const filter of filters) c.gst_object_unref(filter)
  return caps.some((value) => value instanceof Caps && isRawMedia(String(value)))
}

/** Returns true for caps, or their media type, of raw audio or video. */
export function isRawMedia(caps: string): boolean {
  return /^(audio|video)\/x-raw\b/.test(caps)
}

// The default of appsrc, which is less than one picture.
const defaultBytes = 200_000n
const defaultQueue = 4
