import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { type Namespace, parse, read } from '../../../src/gir/index.js'
import { namespaces } from './namespaces.js'

/** The Debian releases that the .gir files are from, oldest first. */
export const suites = ['bookworm', 'trixie', 'sid'] as const
export type Suite = (typeof suites)[number]

export const GIR_FOLDER = join(import.meta.dirname, 'gir')

/** Returns the path of the .gir file of a namespace. */
export const girPath = (suite: Suite, namespace: string) => join(GIR_FOLDER, suite, `${namespace}.gir.gz`)

/** Returns the content of the .gir file of a namespace. */
export function girText(suite: Suite, namespace: string): string {
  return gunzipSync(readFileSync(girPath(suite, namespace))).toString('utf8')
}

/** Reads the model of a release. */
export function readRelease(suite: Suite): Namespace[] {
  return namespaces.map((name) => read(parse(girText(suite, name))))
}
