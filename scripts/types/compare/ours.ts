import { typesFile } from '../../generate/types/types-file.js'
import type { Generator } from './generator.js'

/** The types of this package, from the checkout. */
export const ours: Generator = {
  name: 'gst-allocators',
  generate: () => Promise.resolve(typesFile),
}
