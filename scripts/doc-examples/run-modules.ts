// Imports modules one after the other, and adds a line for each to a report: what went wrong, or nothing. An fd that is
// open afterwards and was not before is wrong, too.
import { appendFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { format, inspect } from 'node:util'

import { requireNamespace } from 'gst-allocators/gi'

import { fdChanges, openFds } from '../../test/support/open-fds.js'
import { expectedBy, matchesComment } from './matches-comment.js'

// GStreamer opens an fd of its own, for good, when it is initialised, and GLib's main context when some thread first asks for it.
requireNamespace('Gst', '1.0')
requireNamespace('GLib', '2.0').MainContext.default()

globalThis.prints = (comment, ...values) => {
  const printed = format(...values)
  if (!matchesComment(printed, comment))
    throw new Error(`This prints ${printed}, and not ${expectedBy(comment)}`)
}

declare global {
  /** Stands where an example prints something, and says so in a comment. */
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
