import type { Pointer } from '../../ffi/index.js'
import { getProperty, setProperty } from '../../gst/index.js'

/** Prepares an appsrc for pushes. Limits its queue by the number of buffers, unless the description limits it. */
export function prepareAppSrc(source: Pointer): void {
  if (getProperty(source, 'max-buffers') === 0n && getProperty(source, 'max-bytes') === defaultBytes) {
    setProperty(source, 'max-buffers', String(defaultQueue))
    setProperty(source, 'max-bytes', '0')
  }
  // A waiting push needs the signal need-data, which reports that there is room.
  setProperty(source, 'emit-signals', 'true')
  // Otherwise an appsrc asks for data only once its queue is empty.
  if (getProperty(source, 'min-percent') === 0) setProperty(source, 'min-percent', '50')
  // Elements that read raw audio and video need times, because byte positions mean nothing to them.
  const caps = getProperty(source, 'caps')
  if (typeof caps === 'string' && /^(audio|video)\/x-raw/.test(caps)) setProperty(source, 'format', 'time')
}

// The default of appsrc, which is less than one picture.
const defaultBytes = 200_000n
const defaultQueue = 4
