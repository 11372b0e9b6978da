import { isDeepStrictEqual } from 'node:util'

import type { Item, Namespace } from '../../../src/gir/model.js'

/** Lists the names that were added, removed or changed between two models, such as `+ Gst.Memory.newThing`. */
export function describeChanges(before: readonly Namespace[], after: readonly Namespace[]): string[] {
  const old = namesOf(before)
  const fresh = namesOf(after)
  const lines = [
    ...[...fresh.keys()].filter((name) => !old.has(name)).map((name) => `+ ${name}`),
    ...[...old.keys()].filter((name) => !fresh.has(name)).map((name) => `- ${name}`),
    ...[...fresh]
      .filter(([name, it]) => old.has(name) && !isDeepStrictEqual(it, old.get(name)))
      .map(([name]) => `~ ${name}`),
  ]
  return lines.sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1))
}

/** Returns every name with its own facts, without those of its members. */
function namesOf(namespaces: readonly Namespace[]): Map<string, unknown> {
  const names = new Map<string, unknown>()
  for (const { name, items } of namespaces) {
    for (const item of items) {
      const own = Object.entries(item).filter(([key]) => !memberLists.includes(key))
      names.set(`${name}.${item.name}`, own)
      for (const member of membersOf(item)) names.set(`${name}.${item.name}.${member.name}`, member)
    }
  }
  return names
}

function membersOf(item: Item): { name: string }[] {
  return Object.entries(item).flatMap(([key, value]) =>
    memberLists.includes(key) ? (value as { name: string }[]) : [],
  )
}

const memberLists = ['members', 'functions', 'fields', 'callables', 'virtuals', 'properties', 'signals']
