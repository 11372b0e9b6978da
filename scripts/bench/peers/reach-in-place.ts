// Why this exists: it measures how this package accesses the bytes of a frame: mapped in place, with no copy.
// Takes an operation and key=value parameters, works on the fd inherited as fd 3, and prints one line of JSON.
import { measureReach } from './measure-reach.js'

await measureReach((frame, use) => {
  const mapping = frame.map('read')
  use(mapping.planes[0]?.bytes ?? [])
  mapping.unmap()
})
