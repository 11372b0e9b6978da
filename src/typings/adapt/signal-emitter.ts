import type { Form, Member, Method } from './declarations.js'

/**
 * Returns the signal methods of a class that has methods of the same names. node-gtk's `on` and `once` call `connect`,
 * and `off` calls `disconnect`, even if the class overrides them.
 */
export function signalMethods(members: ReadonlyMap<string, Member>): Member[] {
  const refused = new Map<string, Method>()
  for (const [name, { parameters, dependents }] of Object.entries(forms)) {
    const own = members.get(name)
    if (own?.kind !== 'method') continue
    own.olderForms = [...own.olderForms, form(parameters)]
    for (const it of dependents)
      refused.set(it, { kind: 'method', name: it, ...form(parametersOf(it)), olderForms: [] })
  }
  return [...refused.values()].filter(({ name }) => !members.has(name))
}

const form = (parameters: string): Form => ({ notes: {}, parameters, result: 'never' })

const handler = 'signal: string, callback: unknown, after?: boolean'
const handlerId = 'handlerId: number'

const forms: Record<string, { parameters: string; dependents: string[] }> = {
  connect: { parameters: handler, dependents: ['on', 'once', 'addEventListener'] },
  disconnect: { parameters: handlerId, dependents: ['off', 'removeEventListener'] },
  emit: { parameters: 'signal: string, ...args: unknown[]', dependents: [] },
  on: { parameters: handler, dependents: [] },
  once: { parameters: handler, dependents: [] },
  off: { parameters: 'signal: string, callback: unknown', dependents: [] },
}

const parametersOf = (name: string) =>
  name === 'off' || name === 'removeEventListener' ? 'signal: string, callback: unknown' : handler
