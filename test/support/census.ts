// Runs around each test, outside all other hooks: a test leaves the process as it found it.
import { afterEach, beforeEach } from '@jest/globals'

import { fdChanges, openFds, type OpenFds } from './open-fds.js'

let fds: OpenFds

beforeEach(() => {
  fds = openFds()
})

afterEach(() => {
  const changes = fdChanges(fds)
  if (changes.length > 0) throw new Error(`The test changed the open fds\n${changes.join('\n')}`)
})
