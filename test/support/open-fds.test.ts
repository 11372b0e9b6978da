import { closeSync, openSync } from 'node:fs'
import { afterEach, expect, test } from '@jest/globals'

import { fdChanges, openFds } from './open-fds.js'

let leftOpen = -1

afterEach(() => {
  if (leftOpen !== -1) closeSync(leftOpen)
  leftOpen = -1
})

test('`fdChanges()` lists the fds that were left open, with their kind', () => {
  const before = openFds()
  const fd = openSync('/dev/zero', 'r')
  const changes = fdChanges(before)
  closeSync(fd)
  expect(changes).toEqual([`left open: ${fd} → /dev/zero`])
  expect(fdChanges(before)).toEqual([])
})

test('`fdChanges()` lists the fds that were closed', () => {
  const fd = openSync('/dev/zero', 'r')
  const before = openFds()
  closeSync(fd)
  expect(fdChanges(before)).toEqual([`closed: ${fd} → /dev/zero`])
})

test("the census comes after the test file's own hooks", () => {
  leftOpen = openSync('/dev/zero', 'r')
  expect(leftOpen).toBeGreaterThan(2)
})
