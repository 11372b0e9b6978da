// A jest transformer that reads precompiled files. Why this exists: in the guest, compiling takes long, and so does
// loading the compiler. The host compiles every file before it starts the guest (precompile.ts).
const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const { join, relative } = require('node:path')

const root = join(__dirname, '../../..')
const compiled = join(root, 'build/vm-compiled')

module.exports = {
  /**
   * @param {string} _source
   * @param {string} file
   */
  process: (_source, file) => ({ code: readFileSync(join(compiled, relative(root, file)), 'utf8') }),
  /**
   * @param {string} source
   * @param {string} file
   */
  getCacheKey: (source, file) => createHash('sha1').update(file).update(source).digest('hex'),
}
