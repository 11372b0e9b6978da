import { unknownInGir } from './unknown.js'
import type { Doc, Named } from './model.js'

/** An element of the parser's tree. The parser's own types have no common base. */
export interface XmlElement {
  $: Partial<Record<string, string>>
}

/** Returns the children of an element that introspection exposes. */
export function elements(parent: object, tag: string): XmlElement[] {
  return children(parent, tag).filter((it) => !isHidden(it))
}

/** Returns the children that introspection does not expose. A structure contains its fields all the same. */
export function hiddenElements(parent: object, tag: string): XmlElement[] {
  return children(parent, tag).filter(isHidden)
}

const isHidden = ({ $ }: XmlElement) => $['introspectable'] === '0' || $['shadowed-by'] !== undefined

/** Returns the children with a tag. Reads own properties only, because every object inherits a `constructor`. */
function children(parent: object, tag: string): XmlElement[] {
  const own = Object.hasOwn(parent, tag) ? (parent as Record<string, Partial<XmlElement>[]>)[tag] : undefined
  return (own ?? []).map((child) => ({ $: {}, ...child }))
}

/** Returns the name of an element, the version that introduced it and its documentation. */
export function named(element: XmlElement): Named {
  const { $ } = element
  const name = $['shadows'] ?? $['name'] ?? $['glib:name'] ?? ''
  // The name becomes part of the generated code.
  if (!/^[\w-]*$/.test(name)) throw unknownInGir(`Invalid name ${JSON.stringify(name)}`)
  return { name, since: $['version']?.replace(/\.$/, ''), ...docOf(element) }
}

/** Returns the documentation of an element, which a stripped .gir file does not have. */
export function docOf(element: XmlElement): { doc?: Doc } {
  const text = textOf(element, 'doc')
  const deprecated = textOf(element, 'doc-deprecated')
  return text === undefined && deprecated === undefined ? {} : { doc: { text, deprecated } }
}

/** Returns the text of a child. The parser makes numbers of numeric texts, and strings of texts without attributes. */
function textOf(parent: object, tag: string): string | undefined {
  const [first] = (Object.hasOwn(parent, tag) ? (parent as Record<string, unknown>)[tag] : []) as unknown[]
  const text = typeof first === 'object' && first !== null && '_' in first ? first._ : first
  return typeof text === 'string' || typeof text === 'number' ? String(text) : undefined
}

/** Adds the namespace to the name of a type. */
export const qualify = (name: string, namespace: string) =>
  name.includes('.') ? name : `${namespace}.${name}`
