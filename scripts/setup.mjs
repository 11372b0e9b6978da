// Installs or builds whatever is missing. Why this exists: `npm test` and `npm run demo` must work in a fresh clone on
// a machine that has only Node.js, npm and a package manager. When nothing is missing, it takes a fraction of a second.
// It uses only Node.js built-ins, and old Node.js versions must be able to parse this file, so that it can report that
// they are too old.
import process from 'node:process'

const REQUIRED = { major: 20, minor: 19 }

const [major, minor] = process.versions.node.split('.').map(Number)
if (Number(major) < REQUIRED.major || (major === REQUIRED.major && Number(minor) < REQUIRED.minor)) {
  console.error(
    `Cannot set up gst-allocators: it needs Node.js ${REQUIRED.major}.${REQUIRED.minor} or newer, but this is ` +
      `${process.versions.node} (${process.execPath}). See https://nodejs.org/en/download`,
  )
  process.exit(1)
}
const { setUp } = await import('./setup/set-up.mjs')
process.exitCode = await setUp(process.argv.slice(2))
