import { join } from 'node:path'

import config from '../../../jest.config.js'

/** How tests run in the lab, where everything takes twenty times as long, and a file is read through a socket. */
/** @type {import('jest').Config} */
export default {
  ...config,
  rootDir: join(import.meta.dirname, '../../..'),
  // What jest need not list: node_modules takes it a minute.
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testPathIgnorePatterns: [],
  reporters: ['<rootDir>/scripts/vm/guest/reporter.js'],
  transform: { '\\.[jt]s$': '<rootDir>/scripts/vm/guest/precompiled.cjs' },
  cacheDirectory: '/dev/shm/jest',
  testTimeout: 120_000,
  watchman: false,
}
