import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from '@jest/globals'

import { thrownBy } from './thrown-by.js'

interface GLib {
  filenameToUri(...args: unknown[]): string
}

const require = createRequire(import.meta.url)
const koffi = require('koffi') as typeof import('koffi')
const gi = require('node-gtk') as { require(name: string, version: string): GLib }

test('an error made by node is of the class that the test knows', () => {
  expect(thrownBy(() => readFileSync('/nonexistent')).constructor).toBe(Error)
})

test('an error made by koffi is of the class that the test knows', () => {
  expect(thrownBy(() => koffi.load(3 as unknown as string)).constructor).toBe(TypeError)
})

test('an error made by node-gtk is of the class that the test knows', () => {
  const glib = gi.require('GLib', '2.0')
  expect(thrownBy(() => glib.filenameToUri('relative', null)).constructor).toBe(Error)
  expect(() => glib.filenameToUri()).toThrow(TypeError)
})

test('an error thrown by the engine is of the class that the test knows', () => {
  expect(() => (undefined as unknown as string).length).toThrow(TypeError)
})

test('a buffer made by native code is of the class that the test knows', () => {
  const memory: unknown = koffi.alloc('uint8_t', 16)
  expect(koffi.view(memory, 16)).toBeInstanceOf(ArrayBuffer)
  koffi.free(memory)
  expect(readFileSync('/proc/self/cmdline')).toBeInstanceOf(Uint8Array)
})

test('criticals are fatal from the start of the process, when GLib reads the variable', () => {
  expect(readFileSync('/proc/self/environ', 'utf8').split('\0')).toContain('G_DEBUG=fatal-criticals')
})

test('a second test file in the same process is refused', () => {
  const Environment = require('./environment.cjs') as new () => unknown
  new Environment()
  expect(() => new Environment()).toThrow('leave out --runInBand')
})
