import type { Pointer } from '../../ffi/index.js'
import { getProperty, setProperty } from '../elements/property.js'

/** Makes an appsrc of a description ready to be fed: bounded by a number of buffers, unless the description says by how many bytes. */
export function prepareAppSrc(source: Pointer): void {
  if (getProperty(source, 'max-buffers') === 0n && getProperty(source, 'max-bytes') === defaultBytes) {
    setProperty(source, 'max-buffers', String(defaultQueue))
    setProperty(source, 'max-bytes', '0')
  }
  // Without, nobody would learn that there is room.
  setProperty(source, 'emit-signals', 'true')
  // Or it asks only when it is empty.
  if (getProperty(source, 'min-percent') === 0) setProperty(source, 'min-percent', '50')
  // Raw audio and video have times; positions in bytes mean nothing to what reads them.
  const caps = getProperty(source, 'caps')
  if (typeof caps === 'string' && /^(audio|video)\/x-raw/.test(caps)) setProperty(source, 'format', 'time')
}

/** What appsrc has by itself, which is less than one picture. */
const defaultBytes = 200_000n
const defaultQueue = 4
