import { unknown } from '../unknown.js'
import type { Doc, Named } from './model.js'

// An element of the parser's tree; its own types do not share a base.
export interface Element {
  $: Partial<Record<string, string>>
}

// The children of an element that introspection exposes.
export function elements(parent: object, tag: string): Element[] {
  return children(parent, tag).filter((it) => !isHidden(it))
}

// The children that it does not expose. A structure has its fields all the same.
export function hiddenElements(parent: object, tag: string): Element[] {
  return children(parent, tag).filter(isHidden)
}

const isHidden = ({ $ }: Element) => $['introspectable'] === '0' || $['shadowed-by'] !== undefined

// `constructor` is also a name that every object has.
function children(parent: object, tag: string): Element[] {
  const own = Object.hasOwn(parent, tag) ? (parent as Record<string, Partial<Element>[]>)[tag] : undefined
  return (own ?? []).map((child) => ({ $: {}, ...child }))
}

// The name of an element and the version that brought it.
export function named(element: Element): Named {
  const { $ } = element
  const name = $['shadows'] ?? $['name'] ?? $['glib:name'] ?? ''
  // It becomes part of code.
  if (!/^[\w-]*$/.test(name)) throw unknown(`name ${JSON.stringify(name)}`)
  return { name, since: $['version']?.replace(/\.$/, ''), ...docOf(element) }
}

// What the header says about an element. A .gir file that was stripped has nothing.
export function docOf(element: Element): { doc?: Doc } {
  const text = textOf(element, 'doc')
  const deprecated = textOf(element, 'doc-deprecated')
  return text === undefined && deprecated === undefined ? {} : { doc: { text, deprecated } }
}

// The parser makes a number of a text that looks like one, and gives a bare text where there are no attributes.
function textOf(parent: object, tag: string): string | undefined {
  const [first] = (Object.hasOwn(parent, tag) ? (parent as Record<string, unknown>)[tag] : []) as unknown[]
  const text = typeof first === 'object' && first !== null && '_' in first ? first._ : first
  return typeof text === 'string' || typeof text === 'number' ? String(text) : undefined
}

// A type's name together with its namespace.
export const qualify = (name: string, namespace: string) =>
  name.includes('.') ? name : `${namespace}.${name}`
