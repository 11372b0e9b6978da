// Runs around each test, outside all other hooks, and checks that the test leaks no fds and no objects.
import { afterEach, beforeEach } from '@jest/globals'
import { library } from '../../src/ffi/libraries.js'
import { liveObjects } from '../../src/lifetime/index.js'
import { unknownLeaks } from './known-leaks.js'
import { fdChanges, openFds, type OpenFds } from './open-fds.js'

// GLib's main context opens an fd at its first use, and keeps it. Open it before fds are counted. Not with node-gtk: most
// programs do not load it, so most tests must not.
library('glib').func('void* g_main_context_default()')()

let fds: OpenFds
let live = 0

beforeEach(() => {
  fds = openFds()
  live = liveObjects()
})

afterEach(() => {
  const forgotten = liveObjects() - live
  if (forgotten !== 0)
    throw new Error(`The test left ${forgotten} objects behind that it should have released`)
  const changes = unknownLeaks(fdChanges(fds))
  if (changes.length > 0) throw new Error(`The test changed the open fds\n${changes.join('\n')}`)
})
