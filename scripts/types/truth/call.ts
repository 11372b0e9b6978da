// Makes the calls of a plan, and writes each result as a line of JSON. Runs in a separate process, because a call may
// crash it. The reader then starts another process after that call.
import { readFileSync, writeSync } from 'node:fs'

import type { GLib } from '../../../src/gi/index.js'
import { findByGType, nameOf, namespaceOf, requireRaw } from './gi.js'
import type { Call } from './plan.js'
import { samples } from './samples.js'
import { type Shape, shapeOf } from './shape.js'

type Fn = (...args: unknown[]) => unknown

const [, , planFile = '', first = '0'] = process.argv
const calls = JSON.parse(readFileSync(planFile, 'utf8')) as Call[]
const namespaces = new Map(
  [...new Set(calls.map(({ path }) => path.split('.')[0] ?? ''))].map((name) => [name, requireRaw(name)]),
)
const GObject = requireRaw('GObject', '2.0') as unknown as { typeInterfaces(type: bigint): bigint[] }
const prototypes = new Map<unknown, string[]>()
for (const [name, namespace] of namespaces) {
  for (const [key, value] of Object.entries(namespace))
    if (typeof value === 'function' && /^[A-Z]/.test(key))
      prototypes.set(value.prototype, [...(prototypes.get(value.prototype) ?? []), `${name}.${key}`])
}

// Criticals and warnings: C rejects an argument, although its type allows it.
const complaints: string[] = []
const { logSetHandler, LogLevelFlags } = requireRaw('GLib', '2.0') as unknown as typeof GLib
for (const domain of [
  null,
  'GLib',
  'GLib-GObject',
  'GLib-GIO',
  'GModule',
  'GStreamer',
  'GStreamer-Video',
  'GStreamer-Base',
]) {
  logSetHandler(
    domain,
    LogLevelFlags.LEVEL_CRITICAL | LogLevelFlags.LEVEL_WARNING,
    (_domain, _level, message) => {
      complaints.push(message)
      say({ refused: true })
    },
  )
}

// Keep every result, and exit without garbage collection: the ownership of some results is unclear.
const alive: object[] = []
const instances = new Map<string, object[]>()
// One buffer of 16 MiB for all lines, because allocations trigger garbage collection.
const text = Buffer.alloc(1 << 24)
for (const make of samples) remember(make())

for (const [index, call] of calls.entries()) {
  if (index < Number(first)) continue
  say({ start: index })
  for (const target of targetsOf(call.path)) say({ index, shape: attempt(target, call.args) })
}
say({ done: true })
process.kill(process.pid, 'SIGKILL')

function attempt(target: () => unknown, args: Call['args']): Shape {
  complaints.length = 0
  try {
    const found = target()
    const value = typeof found === 'function' ? (found as Fn)(...args) : found
    remember(value)
    return complaints.length > 0 ? { type: 'refused' } : shapeOf(value, classesOf)
  } catch (error) {
    return { type: 'error', message: (error as Error).message }
  }
}

/** Returns a getter for a function, or one for the member in each of up to two instances. */
function targetsOf(path: string): (() => unknown)[] {
  const [owner = '', member] = path.split('#')
  if (member !== undefined) {
    return (instances.get(owner) ?? []).slice(0, 2).map((it) => () => memberOf(it, member))
  }
  const [name = '', ...keys] = owner.split('.')
  const parent = keys
    .slice(0, -1)
    .reduce<unknown>((it, key) => (it as Record<string, unknown>)[key], namespaces.get(name))
  return [() => memberOf(parent as object, keys.at(-1) ?? '')]
}

function memberOf(owner: object, name: string): unknown {
  const member = (owner as Record<string, unknown>)[name]
  return typeof member === 'function' ? (member as Fn).bind(owner) : member
}

function remember(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  alive.push(value)
  if (Array.isArray(value)) value.forEach(remember)
  else for (const name of classesOf(value)) instances.set(name, [...(instances.get(name) ?? []), value])
}

/** Returns the classes of an object, from the most derived up, and then its interfaces. */
function classesOf(value: object): string[] {
  const classes: string[] = []
  for (let it: unknown = value; it !== null; it = Object.getPrototypeOf(it)) {
    classes.push(...(prototypes.get(it) ?? []))
  }
  return classes.includes('GObject.Object') ? [...classes, ...interfacesOf(value)] : classes
}

function interfacesOf(value: object): string[] {
  const { __gtype__: type } = value as { __gtype__: bigint }
  return GObject.typeInterfaces(type).flatMap((it) => {
    const info = findByGType(it)
    return info === null ? [] : [`${namespaceOf(info)}.${nameOf(info)}`]
  })
}

/** Writes a line, and retries while the pipe is full. */
function say(line: object): void {
  const end = text.write(`${JSON.stringify(line)}\n`)
  for (let start = 0; start < end;) {
    try {
      start += writeSync(1, text, start, end - start)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}
