// Why this exists: it is this package's way to the bytes of a frame. They are mapped, and nothing is copied.
// Takes an operation and key=value parameters, works on the fd 3 that it inherits, prints one JSON line.
import { measureReach } from './measure-reach.js'

await measureReach((frame, use) => {
  const mapping = frame.map('read')
  use(mapping.planes[0]?.bytes ?? [])
  mapping.unmap()
})
