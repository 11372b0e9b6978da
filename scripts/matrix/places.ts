import { homedir } from 'node:os'
import { join } from 'node:path'

const { XDG_CACHE_HOME: cache = '' } = process.env

/** The folder of the roots and of Node.js, which later runs use again. It is outside of the checkout. */
export const CACHE = join(cache === '' ? join(homedir(), '.cache') : cache, 'gst-allocators-matrix')

/** The folder of the results and the logs. */
export const RESULTS = join('build', 'matrix')
