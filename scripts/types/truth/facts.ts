import type { Arity } from './arity.js'

// Both sides use the same paths for names: `Memory` (a class, enumeration, constant or function), `Memory.new` (a
// static function or an enumeration member), `Memory#map` (an instance member), `Element!pad-added` (a signal),
// `Element@query` (a virtual function).

/** The kind of a name. */
export type Kind = 'class' | 'enum' | 'constant' | 'function' | 'value' | 'accessor' | 'signal' | 'virtual'

/** A fact about a name at run time. */
export interface ObservedFact {
  kind: Kind
  /** The arity of a function, unless node-gtk replaces the C function with JavaScript. */
  arity?: Arity
  /** Whether C may return an error instead of a result. */
  canThrow?: boolean
  /** The value of a constant or enumeration member, in TypeScript syntax. */
  value?: string
}

/** The output of `observe.ts`. */
export interface Observation {
  /** The installed releases, such as `1.22`. */
  versions: { GLib: string; Gst: string }
  namespaces: Record<string, ObservedNamespace>
}

/** The facts of a namespace, and the members that each class inherits. */
export interface ObservedNamespace {
  facts: Record<string, ObservedFact>
  inherited: Record<string, string[]>
}
