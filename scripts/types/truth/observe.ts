// Prints every name of the namespaces in the installed version as JSON, with its number of arguments or its value. Runs
// in a separate process, because it calls every function without its required arguments.
import { argv, stdout } from 'node:process'

import { arityOf, missingArguments } from './arity.js'
import type { Observation, ObservedFact, ObservedNamespace } from './facts.js'
import { findInfo, gi, type Info, infosOf, members, nameOf, parentOf, requireRaw, typeOf } from './gi.js'

type Fn = (...args: unknown[]) => unknown
type Infos = ReadonlyMap<string, Info>

const kinds: Partial<Record<number, string>> = {
  [gi.InfoType['STRUCT'] ?? -1]: 'struct',
  [gi.InfoType['BOXED'] ?? -1]: 'struct',
  [gi.InfoType['UNION'] ?? -1]: 'union',
  [gi.InfoType['OBJECT'] ?? -1]: 'object',
  [gi.InfoType['INTERFACE'] ?? -1]: 'interface',
}

const RootObject = requireRaw('GObject', '2.0')['Object'] as { new (): object; prototype: object }

const seen = new Map<unknown, Infos>()
const namespaces = Object.fromEntries(
  argv.slice(2).map((key) => {
    const [name = '', version = ''] = key.split('-')
    const namespace = requireRaw(name, version)
    if (name === 'Gst') (namespace['init'] as Fn)([])
    return [name, observeNamespace(name, namespace)]
  }),
)
const { MAJOR_VERSION: major, MINOR_VERSION: minor } = requireRaw('GLib', '2.0')
const gst = (requireRaw('Gst', '1.0')['version'] as () => number[])()
const versions = { GLib: `${String(major)}.${String(minor)}`, Gst: gst.slice(0, 2).join('.') }
stdout.write(JSON.stringify({ versions, namespaces } satisfies Observation))

function observeNamespace(name: string, namespace: Record<string, unknown>): ObservedNamespace {
  const functions = bySymbol(infosOf(name).filter((info) => typeOf(info) === gi.InfoType['FUNCTION']))
  const all: ObservedNamespace = { facts: {}, inherited: {} }
  for (const [key, value] of Object.entries(namespace)) {
    const info = findInfo(name, key)
    const kind = info === null ? undefined : kinds[typeOf(info)]
    // node-gtk lists the structures of virtual functions, but has no value for them.
    if (value === undefined) continue
    if (info !== null && kind !== undefined && typeof value === 'function')
      observeClass(key, value as Fn, info, kind, all)
    else if (typeof value === 'function') all.facts[key] = observeFunction(value as Fn, functions)
    else if (typeof value === 'object' && value !== null) observeEnum(key, value, info, all)
    else all.facts[key] = { kind: 'constant', value: show(value) }
  }
  return all
}

function observeClass(
  path: string,
  constructor: Fn,
  info: Info,
  kind: string,
  { facts, inherited }: ObservedNamespace,
): void {
  const prototype = constructor.prototype as object
  // Two namespaces may have the same class, so merge what both know about it.
  const infos = new Map([...(seen.get(constructor) ?? []), ...bySymbol(methodsOf(info, kind))])
  seen.set(constructor, infos)
  facts[path] = { kind: 'class' }
  for (const [name, fn] of functionsOf(constructor)) facts[`${path}.${name}`] = observeFunction(fn, infos)
  for (const [name, fn] of functionsOf(prototype)) facts[`${path}#${name}`] = observeFunction(fn, infos)
  for (const [name, descriptor] of descriptorsOf(prototype)) {
    if (!('value' in descriptor)) facts[`${path}#${name}`] = { kind: 'accessor' }
  }
  for (const signal of members(info, kind, 'signal')) facts[`${path}!${nameOf(signal)}`] = { kind: 'signal' }
  // Only GObjects can be subclassed in JavaScript.
  const isDerivable =
    kind !== 'object' || prototype === RootObject.prototype || prototype instanceof RootObject
  for (const virtual of isDerivable ? members(info, kind, 'vfunc') : [])
    facts[`${path}@${nameOf(virtual)}`] = { kind: 'virtual' }
  inherited[path] = [...namesAbove(prototype), ...signalsAbove(info, kind).map((it) => `!${it}`)]
  // Everything that implements an interface is a GObject.
  if (kind === 'interface') inherited[path].push(...namesAbove(RootObject.prototype), '!notify')
}

/** Returns the methods of a class, including those of its interfaces, which node-gtk copies to the class. */
function methodsOf(info: Info, kind: string): Info[] {
  const own = members(info, kind, 'method')
  return [...own, ...members(info, kind, 'interface').flatMap((it) => members(it, 'interface', 'method'))]
}

function functionsOf(owner: object): [name: string, fn: Fn][] {
  return descriptorsOf(owner).flatMap(([name, { value }]) =>
    typeof value === 'function' ? [[name, value as Fn]] : [],
  )
}

/** Returns the descriptors of an object, without node-gtk's internal ones, whose names begin with an underscore. */
function descriptorsOf(owner: object): [name: string, descriptor: PropertyDescriptor][] {
  const all = Object.entries(Object.getOwnPropertyDescriptors(owner))
  return all.filter(([name]) => !name.startsWith('_') && name !== 'constructor')
}

/** Observes a function. It has the name of its C function, unless one of node-gtk's overrides replaces it. */
function observeFunction(fn: Fn, infos: Infos): ObservedFact {
  const info = infos.get(fn.name)
  if (info === undefined) return { kind: 'function' }
  const { counted, ...arity } = arityOf(info)
  if (counted > 0) {
    const missing = missingArguments(fn)
    // undefined: node-gtk complained about a callback that it cannot release instead.
    if (missing !== undefined && missing !== counted)
      throw new Error(
        `Cannot read ${fn.name}: node-gtk expects ${String(missing)} arguments, and not ${counted}`,
      )
  }
  return { kind: 'function', arity, canThrow: gi.callable_info_can_throw_gerror(info) }
}

function observeEnum(path: string, value: object, info: Info | null, { facts }: ObservedNamespace): void {
  facts[path] = { kind: 'enum' }
  const infos = bySymbol(info === null ? [] : members(info, 'enum', 'method'))
  for (const [name, fn] of functionsOf(value)) facts[`${path}.${name}`] = observeFunction(fn, infos)
  for (const [name, number] of Object.entries(value)) {
    if (typeof number === 'number') facts[`${path}.${name}`] = { kind: 'value', value: String(number) }
  }
}

function namesAbove(prototype: object): string[] {
  const names = new Set<string>()
  for (let it = above(prototype); it !== null && it !== Object.prototype; it = above(it)) {
    for (const name of Object.getOwnPropertyNames(it)) names.add(name)
  }
  return [...names]
}

function above(prototype: object): object | null {
  return Object.getPrototypeOf(prototype) as object | null
}

function signalsAbove(info: Info, kind: string): string[] {
  const interfaces = members(info, kind, kind === 'interface' ? 'prerequisite' : 'interface')
  const parent = kind === 'object' ? parentOf(info) : null
  return [...interfaces, ...(parent === null ? [] : [parent])].flatMap((it) => {
    const its = kinds[typeOf(it)] ?? ''
    return [...members(it, its, 'signal').map(nameOf), ...signalsAbove(it, its)]
  })
}

function bySymbol(infos: Info[]): Infos {
  return new Map(infos.map((info) => [gi.function_info_get_symbol(info), info]))
}

function show(value: unknown): string {
  return typeof value === 'string'
    ? JSON.stringify(value)
    : typeof value === 'bigint'
      ? `${value}n`
      : String(value)
}
