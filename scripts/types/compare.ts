// Compares our types with those of other generators for node-gtk. All get the same test as ours (truth.ts): the
// declared names against those at run time, and the results of the same calls against their declared types.
import { Failure } from './compare/failure.js'
import { nodeGtk } from './compare/node-gtk.js'
import { type Options, readOptions, usage } from './compare/options.js'
import { ours } from './compare/ours.js'
import { reportAll, reportExamples, reportTable } from './compare/report.js'
import { countDifferences, score } from './compare/score.js'
import { subjectOf } from './compare/subject-of.js'
import { tsForGir } from './compare/ts-for-gir.js'
import { namespaces } from '../generate/types/namespaces.js'
import { makeCalls } from './truth/calls.js'
import { observeInstalled } from './truth/observe-installed.js'
import { planCalls } from './truth/plan.js'

try {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') console.log(usage)
  else await compare(options)
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(error.message)
  // Exit at once: the timer of a program that could not be started would keep this process alive.
  process.exit(1)
}

async function compare({ all }: Options): Promise<void> {
  const own = await subjectOf(ours)
  const subjects = new Map([[ours.name, own]])
  for (const it of [nodeGtk, tsForGir]) subjects.set(it.name, await subjectOf(it))

  console.error('Inspecting the installed namespaces, and making all calls that are safe')
  const observation = await observeInstalled(namespaces)
  const { checker } = own.naming
  // Plan the calls from our declarations, which are the most complete. All generators are judged by the same results.
  const plan = own.namespaces.flatMap((it) => planCalls(it, own.facts(it), observation, checker))
  const results = await makeCalls(plan)

  const scores = new Map([...subjects].map(([name, it]) => [name, score(it, observation, results)]))
  console.log(
    `GStreamer ${observation.versions.Gst}, GLib ${observation.versions.GLib}\n\n${reportTable(scores)}`,
  )
  for (const [name, it] of scores) {
    if (countDifferences(it) > 0) console.log(`\n${all ? reportAll(name, it) : reportExamples(name, it)}`)
    if (name === ours.name && countDifferences(it) > 0) process.exitCode = 1
  }
}
