// The entry point of `npm run test:fuzz`. Why this exists: a description or a text of caps must never crash the process,
// make GLib log a CRITICAL, or block for long, whatever is in it. Nobody can list all texts; a grammar makes thousands.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { capsText } from './fuzz/caps-text.js'
import { description } from './fuzz/description.js'
import { Random } from './fuzz/random.js'
import { type FuzzCase, type FuzzFailure, runBatch } from './fuzz/run-batch.js'
import { shorten } from './fuzz/shorten.js'
import { showProgress } from './setup/show-progress.mjs'

const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string' }, help: { type: 'boolean' } },
})
if (values.help === true) {
  console.log(`Usage: npm run test:fuzz -- [--seed NUMBER] [--count NUMBER]

Tries random descriptions and caps, valid and almost valid ones, in child processes. A text fails if it ends its process,
makes GLib log a CRITICAL, takes more than 250 ms of CPU time, or throws anything but ERR_PARSE or ERR_PROPERTY_VALUE.

  --seed NUMBER   repeats a run (default: a random one, which is printed)
  --count NUMBER  how many texts (default: 20000)`)
  process.exit(0)
}

const seed = numberOf('seed', values.seed ?? String(Math.floor(Math.random() * 2 ** 31)))
const count = numberOf('count', values.count ?? '20000')
console.log(`seed ${seed}, ${count} texts`)
const random = new Random(seed)
const folder = mkdtempSync(join(tmpdir(), 'gst-fuzz-'))
const batchSize = 1000
let [made, accepted, tried] = [0, 0, 0]
const failures: FuzzFailure[] = []
const stopProgress = showProgress('fuzz', () => `${tried} of ${count}`)
try {
  await Promise.all([worker('a'), worker('b')])
} finally {
  stopProgress()
}
for (const { case: one, what } of failures.slice(0, 100))
  console.log(`\n✗ ${one.kind}: ${what}\n  ${shown(one)}`)
const [first] = failures
if (first !== undefined) console.log(`\nThe first one, shortened:\n  ${shown(await shorten(first, folder))}`)
rmSync(folder, { recursive: true })
console.log(`\n${accepted} of the texts were accepted, the others refused`)
console.log(`${tried - failures.length} passed, ${failures.length} failed`)
process.exitCode = failures.length > 0 ? 1 : 0

async function worker(name: string): Promise<void> {
  for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
    const result = await runBatch(batch, folder, name)
    accepted += result.accepted
    failures.push(...result.failures)
    tried += batch.length
  }
}

function nextBatch(): FuzzCase[] {
  const size = Math.min(batchSize, count - made)
  made += size
  return Array.from({ length: size }, () => {
    random.isCareful = random.oneIn(3)
    return random.oneIn(3)
      ? { kind: 'caps', text: capsText(random) }
      : { kind: 'description', text: description(random) }
  })
}

function shown({ text }: FuzzCase): string {
  return JSON.stringify(text.length > 600 ? `${text.slice(0, 600)}…` : text)
}

function numberOf(name: string, text: string): number {
  if (/^\d{1,9}$|^\d{10}$/.test(text)) return Number(text)
  console.error(`Cannot use ${text} as --${name}: it must be a number of 0 or more`)
  process.exit(1)
}
