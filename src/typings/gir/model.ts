// What a .gir file says, before node-gtk's shape is put on it. Names of types carry their namespace:
// `Gst.Memory`.
export interface Namespace {
  name: string
  version: string
  // The namespaces that it is built on: `GObject-2.0`.
  includes: string[]
  items: Item[]
  // The types that the header has and introspection has not.
  hidden: string[]
}

export type Item = Alias | Boxed | Constant | Callable | Enumeration | Callback | Structure | Class

export interface Named {
  name: string
  since: string | undefined
  // The release that no longer has it.
  goneIn?: string
  doc?: Doc
}

// What the header says about something, where the .gir file has it.
export interface Doc {
  text: string | undefined
  deprecated: string | undefined
}

export interface Alias extends Named {
  kind: 'alias'
  type: Type
}

// A boxed type that is registered here, and may be declared in another namespace under the same name.
export interface Boxed extends Named {
  kind: 'boxed'
  callables: Callable[]
}

export interface Constant extends Named {
  kind: 'constant'
  type: Type
  // Undefined when it differs between releases.
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

export interface Structure extends Named {
  kind: 'structure'
  // The table of virtual functions of a class, which node-gtk does not expose.
  isClassTable: boolean
  isUnion: boolean
  // A union or a structure without a type of its own is part of it: the typelib leaves that out of its size, and of what is behind.
  hasUnnamed: boolean
  fields: Field[]
  callables: Callable[]
}

export interface Class extends Named {
  kind: 'class' | 'interface'
  isAbstract: boolean
  isFundamental: boolean
  // The parent of a class and the interfaces that it implements; the prerequisites of an interface.
  parent: string | undefined
  interfaces: string[]
  properties: Property[]
  callables: Callable[]
  virtuals: Callable[]
  signals: Signal[]
}

// Private fields can be read too: the compiler of typelibs lets them through. Introspection has no type for
// some.
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

export interface Signal extends Named {
  isDetailed: boolean
  callable: Callable
}

export interface Callable extends Named {
  kind: 'constructor' | 'function' | 'method' | 'virtual'
  parameters: Parameter[]
  result: { type: Type; isNullable: boolean; isSkipped: boolean; doc?: Doc }
  // What it took in earlier releases.
  olderForms?: Callable[]
}

export interface Parameter {
  name: string
  type: Type
  direction: 'in' | 'out' | 'inout'
  isNullable: boolean
  isCallerAllocated: boolean
  // The indices of the parameters that carry a callback's user data and its destroy notification.
  closure: number | undefined
  destroy: number | undefined
  doc?: Doc
}

export type Type =
  // `isPointer` is a number that C takes by its address.
  | { kind: 'basic'; name: string; isPointer?: boolean }
  // `isAddress` is the address of a pointer.
  | { kind: 'named'; name: string; isPointer: boolean; isAddress?: boolean }
  | { kind: 'array'; container: string | undefined; element: Type; length: number | undefined }
  | { kind: 'list'; element: Type }
  | { kind: 'hash'; value: Type }
  | { kind: 'inline callback' }
