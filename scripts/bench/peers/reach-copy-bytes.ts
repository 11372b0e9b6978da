// Why this exists: copyBytes() is what this package has for who wants to keep the bytes of a frame, without what pads its lines.
// Takes an operation and key=value parameters, works on the fd 3 that it inherits, prints one JSON line.
import { measureReach } from './measure-reach.js'

await measureReach((frame, use) => {
  use(frame.copyBytes())
})
