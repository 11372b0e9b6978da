// Imports modules one after another, and appends a line to the report for each: the problem, or an empty string. A
// module that leaves an fd open has failed, too.
import { appendFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { format, inspect } from 'node:util'

import { requireNamespace } from 'gst-allocators/gi'

import { fdChanges, openFds } from '../../test/support/open-fds.js'
import { expectedBy, matchesComment } from './matches-comment.js'

// Open the permanent fds of GStreamer and of GLib's main context first, so that they do not count as leaks.
requireNamespace('Gst', '1.0')
requireNamespace('GLib', '2.0').MainContext.default()

globalThis.prints = (comment, ...values) => {
  const printed = format(...values)
  if (!matchesComment(printed, comment))
    throw new Error(`Printed ${printed}, expected ${expectedBy(comment)}`)
}

declare global {
  /** Replaces console.log() where a comment states the output. */
  var prints: (comment: string, ...values: unknown[]) => void
}

const [report = '', ...modules] = process.argv.slice(2)
for (const module of modules) {
  appendFileSync(report, `${JSON.stringify(await problemOf(module))}\n`)
}
process.exit()

async function problemOf(module: string): Promise<string> {
  const before = openFds()
  try {
    await import(pathToFileURL(resolve(module)).href)
  } catch (error) {
    return inspect(error)
  }
  return fdChanges(before).join(', ')
}
