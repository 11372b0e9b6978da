import ts from 'typescript'

import type { DeclaredFact } from './declared.js'
import type { Observation } from './facts.js'
import { Installed } from './installed.js'

/** A call of a function in a namespace, or of a member on instances that have it. */
export interface Call {
  /** A path such as `Gst.Memory#size`. */
  path: string
  args: (string | number | boolean)[]
}

/**
 * Plans the calls that are safe: constructors without arguments; properties and fields; and getters, predicates and
 * conversions (recognised by their names) whose arguments are only enumerations, numbers, strings and booleans.
 */
export function planCalls(
  namespace: string,
  declared: ReadonlyMap<string, DeclaredFact>,
  observation: Observation,
  checker: ts.TypeChecker,
): Call[] {
  const installed = new Installed(namespace, declared, observation)
  return [...declared.keys()].flatMap((path) => {
    const fact = installed.find(path)
    const args = fact?.isOwn === true ? argumentsFor(path, fact, checker) : undefined
    return args === undefined ? [] : { path: `${namespace}.${path}`, args }
  })
}

function argumentsFor(
  path: string,
  { kind, forms }: DeclaredFact,
  checker: ts.TypeChecker,
): Call['args'] | undefined {
  if (kind === 'accessor') return []
  const [form] = forms
  const name = /[^.#]+$/.exec(path)?.[0] ?? ''
  if (kind !== 'function' || form === undefined || form.result.flags & ts.TypeFlags.Never) return undefined
  if (isHarmful.test(name) || excluded.has(path)) return undefined
  if (!isHarmless.test(name) && !(isConstructor(path, name) && form.required === 0)) return undefined
  const args = form.parameters.slice(0, form.required).map((it) => sampleOf(it, checker))
  return args.every((it) => it !== undefined) ? args : undefined
}

const isConstructor = (path: string, name: string) => /^\w+\.\w+$/.test(path) && name.startsWith('new')

const isHarmless =
  /^(get|is|has|can|to|list|peek|supports|version|hash$|length$|size$|copy$|dup)|(Is|Has|To|From)[A-Z]|(Get|To)(Name|String|Nick)$/

// Calls that release or transfer memory, continue in the background, or use the network.
const isHarmful = /free|unref|steal|take|async|connect|lookup/i

// The menu functions read out of bounds if the menu has no such item. In GStreamer 1.26, the last one writes through
// NULL for an unknown format.
const excluded = new Set([
  'MenuModel#getItemAttributeValue',
  'MenuModel#getItemLink',
  'videoDmaDrmFormatFromGstFormat',
])

/** Returns a value of a type. For an enumeration, it is the first member. */
function sampleOf(type: ts.Type, checker: ts.TypeChecker): string | number | boolean | undefined {
  const types = type.isUnion() ? type.types : [type]
  const flags = types.reduce((all, it) => all | it.flags, 0)
  if (flags & ts.TypeFlags.Null) return undefined
  if (flags & ts.TypeFlags.EnumLike) return types.find((it) => it.isNumberLiteral())?.value ?? 0
  if (flags & ts.TypeFlags.NumberLike) return 0
  if (flags & ts.TypeFlags.StringLike) return 'a'
  return checker.typeToString(type) === 'boolean' ? false : undefined
}
