import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import type { Namespace } from '../../src/typings/gir/model.js'
import { parse, read } from '../../src/typings/index.js'
import { namespaces } from './namespaces.js'

// The releases of Debian that the .gir files are from, oldest first.
export const suites = ['bookworm', 'trixie', 'sid'] as const
export type Suite = (typeof suites)[number]

export const GIR_FOLDER = join(import.meta.dirname, 'gir')

// Where the .gir file of a namespace is kept.
export const girPath = (suite: Suite, namespace: string) => join(GIR_FOLDER, suite, `${namespace}.gir.gz`)

// What is in it.
export function girText(suite: Suite, namespace: string): string {
  return gunzipSync(readFileSync(girPath(suite, namespace))).toString('utf8')
}

// A release as a model.
export function readRelease(suite: Suite): Namespace[] {
  return namespaces.map((name) => read(parse(girText(suite, name))))
}
