import type { Doc } from '../../gir/index.js'

/** A TypeScript declaration, ready to be printed. */
export type Declaration = ClassDeclaration | EnumDeclaration | MemberDeclaration | TypeDeclaration

export interface ClassDeclaration {
  kind: 'class'
  name: string
  notes: Notes
  heritage: string[]
  members: Member[]
  /** The members of the prototype, if they differ. */
  prototype?: Member[]
  value: {
    /** The parameters of `new`. */
    construct: string | undefined
    constructSince?: string | undefined
    isAbstract: boolean
    members: Member[]
  }
  signals: { heritage: string[]; members: Member[] } | undefined
  properties: { heritage: string[]; members: Member[] } | undefined
}

export interface EnumDeclaration {
  kind: 'enum'
  name: string
  notes: Notes
  /** A member has no value if that differs between releases. */
  members: { name: string; value: string | undefined; notes: Notes }[]
  functions: Member[]
}

export interface MemberDeclaration {
  kind: 'member'
  member: Member
}

export interface TypeDeclaration {
  kind: 'type'
  name: string
  notes: Notes
  type: string
}

export type Member = Method | Accessor

export interface Method extends Form {
  kind: 'method'
  name: string
  /** Its signatures in earlier releases, if they differ. */
  olderForms: Form[]
  isOptional?: boolean
}

export interface Form {
  notes: Notes
  parameters: string
  /** The types of the parameters, for members that can be inherited. */
  types?: string[]
  /** The number of required parameters, for members that can be inherited. */
  required?: number
  result: string
}

export interface Accessor {
  kind: 'accessor'
  name: string
  notes: Notes
  read: string | undefined
  write: string | undefined
  isOptional?: boolean
}

/** The content of a doc comment: the first and last version and, if requested, the documentation. */
export interface Notes {
  since?: string | undefined
  goneIn?: string | undefined
  doc?: Doc | undefined
  parameters?: { name: string; text: string }[]
  returns?: string | undefined
}
