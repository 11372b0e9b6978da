// Why this exists: other packages deliver a frame as a Buffer with a copy. This makes the copy in the cheapest way,
// with one memcpy of the mapped bytes. Takes an operation and key=value parameters, works on the fd inherited as fd 3,
// and prints one line of JSON.
import { measureReach } from './measure-reach.js'

await measureReach((frame, use) => {
  const mapping = frame.map('read')
  const buffer = Buffer.from(mapping.planes[0]?.bytes ?? [])
  mapping.unmap()
  use(buffer)
})
