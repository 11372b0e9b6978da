// What is printed: TypeScript's words, with every decision made.
export type Declaration = ClassDeclaration | EnumDeclaration | MemberDeclaration | TypeDeclaration

export interface ClassDeclaration {
  kind: 'class'
  name: string
  since: string | undefined
  heritage: string[]
  members: Member[]
  value: { construct: string | undefined; isAbstract: boolean; members: Member[] }
  signals: { heritage: string[]; members: Member[] } | undefined
  properties: { heritage: string[]; members: Member[] } | undefined
}

export interface EnumDeclaration {
  kind: 'enum'
  name: string
  since: string | undefined
  members: { name: string; value: string; since: string | undefined }[]
  functions: Member[]
}

export interface MemberDeclaration {
  kind: 'member'
  member: Member
}

export interface TypeDeclaration {
  kind: 'type'
  name: string
  since: string | undefined
  type: string
}

export type Member = Method | Accessor

export interface Method {
  kind: 'method'
  name: string
  since: string | undefined
  parameters: string
  result: string
}

export interface Accessor {
  kind: 'accessor'
  name: string
  since: string | undefined
  read: string | undefined
  write: string | undefined
  isOptional?: boolean
}
