import type { Doc } from '../gir/model.js'

// What is printed: TypeScript's words, with every decision made.
export type Declaration = ClassDeclaration | EnumDeclaration | MemberDeclaration | TypeDeclaration

export interface ClassDeclaration {
  kind: 'class'
  name: string
  notes: Notes
  heritage: string[]
  members: Member[]
  // What the prototype has, when that is not the same.
  prototype?: Member[]
  // `construct` are the parameters of `new`.
  value: {
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
  // One without a value has another one in each release.
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
  // What it took in earlier releases, where that is something else.
  olderForms: Form[]
  isOptional?: boolean
}

export interface Form {
  notes: Notes
  parameters: string
  // The types of the parameters, and how many must be passed: of what can be inherited.
  types?: string[]
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

// What is said above a declaration: since when there is such a thing, until when, and, if asked for, what it is.
export interface Notes {
  since?: string | undefined
  goneIn?: string | undefined
  doc?: Doc | undefined
  parameters?: { name: string; text: string }[]
  returns?: string | undefined
}
