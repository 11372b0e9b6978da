import { findClass, reference, type Scope } from './scope.js'
import type { Form, Member, Method } from './declarations.js'
import { basesOf, declarerOf, derives, memberNames } from './inheritance.js'
import { signalMethods } from './signal-emitter.js'

/** What a class must declare so that TypeScript lets it extend all its bases, and how it extends each. */
export interface Resolution {
  members: Member[]
  /** The bases, as they are written, without the members that conflict with those of the class. */
  heritage: string[]
}

type AdaptOwn = (name: string, scope: Scope) => Member[]

/** Resolves conflicts between a class and its bases. `adaptOwn` returns what the header declares for a class. */
export function resolveConflicts(name: string, adaptOwn: AdaptOwn, scope: Scope): Resolution {
  const bases = basesOf(findClass(name, scope), scope)
  // Members that an interface overrides are left out.
  const own = adaptOwn(name, scope).filter((it) => declarerOf(name, it.name, scope) === name)
  const members = new Map(own.map((it) => [it.name, it]))
  const hidden = new Map<string, string[]>()
  const scratch = { ...scope, imports: new Set<string>() }
  const declared = (declarer: string, member: string, inScope: Scope) =>
    declarer === name ? members.get(member) : adaptOwn(declarer, inScope).find((it) => it.name === member)
  const inherit = (member: string, from: string) => {
    const read = `${reference(from, scope)}['${member}']`
    members.set(member, { kind: 'accessor', name: member, notes: {}, read, write: read })
  }

  for (const member of contestedNames(bases, new Set(members.keys()), scope)) {
    const winner = declarerOf(name, member, scope) ?? name
    const declarers = bases.map((base) => ({ base, declarer: declarerOf(base, member, scope) }))
    const losers = declarers.filter(({ declarer }) => declarer !== undefined && declarer !== winner)
    if (losers.length === 0) {
      const changed = bases.find((base) => redeclares(base, member, adaptOwn, scratch))
      if (changed !== undefined && winner !== name) inherit(member, changed)
      continue
    }
    const effective = declared(winner, member, scratch)
    if (effective === undefined) continue
    const refused: Form[] = []
    for (const { base, declarer = '' } of losers) {
      const other = declared(declarer, member, scratch)
      if (other === undefined || isCompatible(effective, other, scope)) continue
      if (effective.kind === 'method' && other.kind === 'method') refused.push(...formsOf(other).map(refuse))
      else hidden.set(base, [...(hidden.get(base) ?? []), member])
    }
    if (winner === name) {
      if (effective.kind === 'method') members.set(member, withForms(effective, refused))
    } else if (refused.length > 0) {
      const written = declared(winner, member, scope)
      if (written?.kind === 'method') members.set(member, withForms({ ...written, notes: {} }, refused))
    } else inherit(member, winner)
  }
  const heritage = bases.map((base) => without(reference(base, scope), hidden.get(base) ?? []))
  return { members: [...members.values(), ...signalMethods(members)], heritage }
}

/** Returns whether a base declares an inherited member differently from the type that it inherits it from. */
function redeclares(name: string, member: string, adaptOwn: AdaptOwn, scope: Scope): boolean {
  if (declarerOf(name, member, scope) === name) return false
  const all = scope.once(`members of the interface ${name}`, () => {
    return new Set(resolveConflicts(name, adaptOwn, scope).members.map((it) => it.name))
  })
  return (
    all.has(member) ||
    basesOf(findClass(name, scope), scope).some((it) => redeclares(it, member, adaptOwn, scope))
  )
}

/** Returns the members that more than one of the class and its bases have. */
function contestedNames(bases: readonly string[], own: ReadonlySet<string>, scope: Scope): string[] {
  const counts = new Map<string, number>([...own].map((it) => [it, 1]))
  for (const base of bases)
    for (const it of memberNames(base, scope)) counts.set(it, (counts.get(it) ?? 0) + 1)
  return [...counts].filter(([, count]) => count > 1).map(([it]) => it)
}

const formsOf = (method: Method): Form[] => [method, ...method.olderForms]

// The signature of a base method that throws when it is called on this class.
const refuse = (form: Form): Form => ({ ...form, notes: {}, result: 'never' })

function withForms(method: Method, refused: readonly Form[]): Method {
  const known = new Set<string>()
  const fresh = refused.filter(({ parameters }) => !known.has(parameters) && known.add(parameters))
  return { ...method, olderForms: [...method.olderForms, ...fresh] }
}

/** Omits members from a base. SignalEmitter is added again, because Omit fixes `this`, which its methods depend on. */
function without(base: string, members: readonly string[]): string {
  if (members.length === 0) return base
  const keys = [...members.map((it) => `'${it}'`), 'keyof SignalEmitter']
  return `Omit<${base}, ${keys.join(' | ')}>, SignalEmitter`
}

function isCompatible(member: Member, base: Member, scope: Scope): boolean {
  if (member.kind === 'method' && base.kind === 'method') {
    return formsOf(base).every((it) => formsOf(member).some((form) => takes(form, it, scope)))
  }
  if (member.kind === 'method' || base.kind === 'method') return false
  return isNarrower(member.read ?? 'undefined', base.read ?? 'undefined', scope)
}

/** Returns whether a signature accepts the calls of another. TypeScript compares parameters of methods bivariantly. */
function takes(form: Form, base: Form, scope: Scope): boolean {
  const { types = [], required = 0 } = form
  const { types: baseTypes = [] } = base
  if (required > baseTypes.length) return false
  const areAlike = types.slice(0, baseTypes.length).every((type, index) => {
    const other = baseTypes[index] ?? ''
    return isNarrower(type, other, scope) || isNarrower(other, type, scope)
  })
  return areAlike && (base.result === 'void' || isNarrower(form.result, base.result, scope))
}

function isNarrower(type: string, base: string, scope: Scope): boolean {
  if (type === base || type === 'never' || base === 'unknown') return true
  const parts = base.split(' | ')
  return type.split(' | ').every((it) => parts.some((part) => it === part || isBelow(it, part, scope)))
}

function isBelow(type: string, base: string, scope: Scope): boolean {
  const [name, from] = [type, base].map((it) => (it.includes('.') ? it : `${scope.namespace}.${it}`))
  return isClass(name, scope) && isClass(from, scope) && derives(name, from, scope)
}

function isClass(name: string | undefined, scope: Scope): name is string {
  if (name === undefined || !scope.has(name)) return false
  const { kind } = scope.find(name)
  return kind === 'class' || kind === 'interface'
}
