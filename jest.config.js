// A GLib CRITICAL ends the test process: GLib reads this once, when it is loaded, so the workers must inherit it.
process.env['G_DEBUG'] = 'fatal-criticals'

/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // These need the lab: npm run test:vm.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/vm/'],
  testEnvironment: '<rootDir>/test/support/environment.cjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/census.ts'],
  // Native state lives as long as its process: each test file gets a fresh one. Zero restarts a worker after each file,
  // and any limit keeps jest from running files in its own process.
  workerIdleMemoryLimit: 0,
  injectGlobals: false,
  transform: {
    '\\.[jt]s$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', explicitResourceManagement: true } },
        module: { type: 'commonjs' },
      },
    ],
  },
  // The tests are CommonJS, and what these packages have is ESM only.
  transformIgnorePatterns: ['/node_modules/(?!leven/)'],
  moduleNameMapper: {
    '^#namespace$': '<rootDir>/src/gi/namespace.ts',
    '^gst-allocators/fd$': '<rootDir>/src/fd/public.ts',
    '^gst-allocators$': '<rootDir>/src/index.ts',
    '^gst-allocators/(.+)$': '<rootDir>/src/$1/index.ts',
    '^(\\.{1,2}/.+)\\.js$': ['$1.ts', '$1.js'],
  },
}
