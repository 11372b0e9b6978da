// Why this exists: a Buffer that is a copy is what other packages give for a frame. Here it is made in the cheapest way there is, by one
// memcpy of the mapped bytes.
// Takes an operation and key=value parameters, works on the fd 3 that it inherits, prints one JSON line.
import { measureReach } from './measure-reach.js'

await measureReach((frame, use) => {
  const mapping = frame.map('read')
  const buffer = Buffer.from(mapping.planes[0]?.bytes ?? [])
  mapping.unmap()
  use(buffer)
})
