/** The content of a .gir file, before it is adapted to node-gtk. Type names include their namespace: `Gst.Memory`. */
export interface Namespace {
  name: string
  version: string
  /** The namespaces that it depends on: `GObject-2.0`. */
  includes: string[]
  items: Item[]
  /** The types that are in the header but not in introspection. */
  hidden: string[]
}

export type Item = Alias | Boxed | Constant | Callable | Enumeration | Callback | GirRecord | Class

export interface Named {
  name: string
  since: string | undefined
  /** The first release without it. */
  goneIn?: string
  doc?: Doc
}

/** The documentation of the header, if the .gir file has it. */
export interface Doc {
  text: string | undefined
  deprecated: string | undefined
}

export interface Alias extends Named {
  kind: 'alias'
  type: Type
}

/** A boxed type that is registered here. It may be declared in another namespace under the same name. */
export interface Boxed extends Named {
  kind: 'boxed'
  callables: Callable[]
}

export interface Constant extends Named {
  kind: 'constant'
  type: Type
  /** Undefined if it differs between releases. */
  value: string | undefined
}

export interface Enumeration extends Named {
  kind: 'enumeration'
  members: (Named & { value: string | undefined })[]
  functions: Callable[]
}

export interface Callback extends Named {
  kind: 'callback'
  callable: Callable
}

export interface GirRecord extends Named {
  kind: 'structure'
  /** Whether it is the virtual function table of a class, which node-gtk does not expose. */
  isClassTable: boolean
  isUnion: boolean
  /** Whether it contains an anonymous union or structure, which the typelib omits from the size and later offsets. */
  hasUnnamed: boolean
  fields: Field[]
  callables: Callable[]
}

export interface Class extends Named {
  kind: 'class' | 'interface'
  isAbstract: boolean
  isFundamental: boolean
  /** The parent of a class. */
  parent: string | undefined
  /** The interfaces that a class implements, or the prerequisites of an interface. */
  interfaces: string[]
  properties: Property[]
  callables: Callable[]
  virtuals: Callable[]
  signals: GirSignal[]
}

/** A field. Private fields can be read too, because the typelib contains them. Some have no type in introspection. */
export interface Field extends Named {
  type: Type | undefined
  isWritable: boolean
}

export interface Property extends Named {
  type: Type
  isReadable: boolean
  isWritable: boolean
  isConstructOnly: boolean
}

export interface GirSignal extends Named {
  isDetailed: boolean
  callable: Callable
}

export interface Callable extends Named {
  kind: 'constructor' | 'function' | 'method' | 'virtual'
  parameters: Parameter[]
  result: { type: Type; isNullable: boolean; isSkipped: boolean; doc?: Doc }
  /** Its signatures in earlier releases. */
  olderForms?: Callable[]
}

export interface Parameter {
  name: string
  type: Type
  direction: 'in' | 'out' | 'inout'
  isNullable: boolean
  isCallerAllocated: boolean
  /** The index of the parameter that has the user data of the callback. */
  closure: number | undefined
  /** The index of the parameter that has the destroy notification of the callback. */
  destroy: number | undefined
  doc?: Doc
}

export type Type =
  // `isPointer`: C takes the number by its address.
  | { kind: 'basic'; name: string; isPointer?: boolean }
  // `isAddress`: C takes the address of a pointer.
  | { kind: 'named'; name: string; isPointer: boolean; isAddress?: boolean }
  | { kind: 'array'; container: string | undefined; element: Type; length: number | undefined }
  | { kind: 'list'; element: Type }
  | { kind: 'hash'; value: Type }
  | { kind: 'inline callback' }
