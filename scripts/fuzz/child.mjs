// Why this exists: a text that crashes GStreamer ends its process, so texts are tried here, in a child of their own.
// It reads cases from a file, and writes one line of JSON for each to its stdout. What GLib logs is on stderr, after a
// line with the number of the case.
import { readFileSync, writeSync } from 'node:fs'
import process from 'node:process'
import { Pipeline } from 'gst-allocators/pipeline'

/** @typedef {{ kind: 'description' | 'caps', text: string }} Case */

const [file = '', from = '0'] = process.argv.slice(2)
/** @type {Case[]} */
const cases = JSON.parse(readFileSync(file, 'utf8'))
const filter = Pipeline.parse('fakesrc ! capsfilter name=filter ! fakesink')
await attempt({ kind: 'description', text: 'videotestsrc ! queue ! fakesink' })

for (let index = Number(from); index < cases.length; index++) {
  const one = cases[index]
  if (one === undefined) break
  writeSync(2, `\n#${index}\n`)
  const first = await measure(one)
  // The first use of an element loads its plugin, and garbage may be collected at any time.
  const { outcome, milliseconds } = first.milliseconds > 100 ? await measure(one) : first
  writeSync(
    1,
    `${JSON.stringify({ index, outcome, milliseconds: Math.min(milliseconds, first.milliseconds) })}\n`,
  )
}
process.exit(0)

/** @param {Case} one */
async function measure(one) {
  const start = process.cpuUsage()
  const outcome = await attempt(one)
  const { user, system } = process.cpuUsage(start)
  return { outcome, milliseconds: (user + system) / 1000 }
}

/** @param {Case} one */
async function attempt({ kind, text }) {
  try {
    if (kind === 'caps') await filter.element('filter', 'capsfilter').set('caps', text)
    else await Pipeline.parse(text)[Symbol.asyncDispose]()
    return 'accepted'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return code === 'ERR_PARSE' || code === 'ERR_PROPERTY_VALUE' ? 'refused' : String(error)
  }
}
