import { join } from 'node:path'

import { fileName } from '../../../src/typings/index.js'

/** The folder of the declarations. */
export const TYPES_FOLDER = join(import.meta.dirname, '../../../types')

/** Returns the path of the declarations of a namespace (`Gst-1.0`). */
export function typesFile(namespace: string): string {
  const [name = '', version = ''] = namespace.split('-')
  return join(TYPES_FOLDER, `${fileName(name, version)}.d.ts`)
}
