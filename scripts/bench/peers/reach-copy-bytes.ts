// Why this exists: copyBytes() is how users of this package keep the bytes of a frame, without row padding.
// Takes an operation and key=value parameters, works on the fd inherited as fd 3, and prints one line of JSON.
import { measureReach } from './measure-reach.js'

await measureReach((frame, use) => {
  use(frame.copyBytes())
})
