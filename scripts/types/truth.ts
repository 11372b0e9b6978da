// Compares types/ with node-gtk at run time on this machine: every name, number of arguments and value. It then makes
// all calls that are safe, and checks their results. Why this exists: types that are never checked are wrong.
import { namespaces } from '../generate/types/namespaces.js'
import { makeCalls } from './truth/calls.js'
import { compareNames } from './truth/compare.js'
import type { Difference } from './truth/difference.js'
import { judgeCalls } from './truth/judge.js'
import { observeInstalled } from './truth/observe-installed.js'
import { planCalls } from './truth/plan.js'
import { Subject } from './truth/subject.js'
import { typesFile } from '../generate/types/types-file.js'

const observation = await observeInstalled(namespaces)
const subject = new Subject(new Map(namespaces.map((it) => [it.replace(/-.*$/, ''), typesFile(it)])))
const { versions } = observation
console.log(`GStreamer ${versions.Gst}, GLib ${versions.GLib}`)

const calls = subject.namespaces.flatMap((it) =>
  planCalls(it, subject.facts(it), observation, subject.naming.checker),
)
const results = await makeCalls(calls)
const differences: Difference[] = []
let names = 0
let called = 0
for (const namespace of subject.namespaces) {
  const facts = subject.facts(namespace)
  const byName = compareNames(namespace, facts, observation)
  const byCall = judgeCalls(namespace, facts, results, observation, subject.naming)
  console.log(`  ${namespace.padEnd(14)} ${byName.compared} names, ${byCall.compared} calls`)
  names += byName.compared
  called += byCall.compared
  differences.push(...byName.differences, ...byCall.differences)
}
console.log(`${names} names and ${called} calls compared: ${differences.length} differences`)
for (const { path, what } of differences) console.log(`  ${path}: ${what}`)
if (differences.length > 0) process.exitCode = 1
