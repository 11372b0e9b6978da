// Abort the test process on a GLib CRITICAL. GLib reads this variable when it is loaded, so workers must inherit it.
process.env['G_DEBUG'] = 'fatal-criticals'

/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // These tests need the lab: npm run test:vm.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/vm/'],
  testEnvironment: '<rootDir>/test/support/environment.cjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/census.ts'],
  // Run each test file in a fresh process, because native state lives as long as its process. A limit of 0 restarts the
  // worker after each file, and any limit keeps jest from running files in its own process.
  workerIdleMemoryLimit: 0,
  // By default jest leaves one CPU idle. Most of these tests wait for child processes.
  maxWorkers: '100%',
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
  // The tests are compiled to CommonJS, but leven is ESM only.
  transformIgnorePatterns: ['/node_modules/(?!(leven|@gi\\.ts/parser)/)'],
  moduleNameMapper: {
    // Its package.json names no entry for require().
    '^@gi\\.ts/parser$': '<rootDir>/node_modules/@gi.ts/parser/dist/lib.js',
    '^#namespace$': '<rootDir>/src/gi/namespace.ts',
    '^gst-allocators/package\\.json$': '<rootDir>/package.json',
    '^gst-allocators/fd$': '<rootDir>/src/fd.ts',
    '^gst-allocators$': '<rootDir>/src/index.ts',
    '^gst-allocators/(.+)$': '<rootDir>/src/$1/index.ts',
    '^(\\.{1,2}/.+)\\.js$': ['$1.ts', '$1.js'],
  },
}
