import { typesFile } from '../types-file.js'
import type { Generator } from './generator.js'

/** The types of this package, as they are in the checkout. */
export const ours: Generator = {
  name: 'gst-allocators',
  generate: () => Promise.resolve(typesFile),
}
