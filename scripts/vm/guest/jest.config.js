import { join } from 'node:path'

import config from '../../../jest.config.js'

/**
 * The jest configuration for the lab, where everything takes twenty times as long and files are read through a socket.
 *
 * @type {import('jest').Config}
 */
export default {
  ...config,
  rootDir: join(import.meta.dirname, '../../..'),
  // Leave out node_modules, which takes jest a minute to list.
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testPathIgnorePatterns: [],
  reporters: ['<rootDir>/scripts/vm/guest/reporter.js'],
  transform: { '\\.[jt]s$': '<rootDir>/scripts/vm/guest/precompiled.cjs' },
  cacheDirectory: '/dev/shm/jest',
  testTimeout: 120_000,
  watchman: false,
}
