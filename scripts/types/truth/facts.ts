import type { Arity } from './arity.js'

// Both sides speak of names by paths: `Memory` (also for an enumeration, a constant, a function), `Memory.new` (a static function or
// the value of an enumeration), `Memory#map` (what an instance has), `Element!pad-added` (a signal).

/** What kind of thing has a name. */
export type Kind = 'class' | 'enum' | 'constant' | 'function' | 'value' | 'accessor' | 'signal' | 'virtual'

/** What is there at run time, by its path. */
export interface ObservedFact {
  kind: Kind
  /** Of what can be called, unless it is JavaScript that node-gtk puts in the place of a C function. */
  arity?: Arity
  /** C may give an error instead of a result. */
  canThrow?: boolean
  /** Of a constant or of a value of an enumeration, as TypeScript writes it. */
  value?: string
}

/** What `observe.ts` prints. */
export interface Observation {
  /** The installed releases: `1.22`. */
  versions: { GLib: string; Gst: string }
  namespaces: Record<string, ObservedNamespace>
}

/** The facts of a namespace, and what each class has besides from the classes above it. */
export interface ObservedNamespace {
  facts: Record<string, ObservedFact>
  inherited: Record<string, string[]>
}
