import type { Accessor, Member } from './declarations.js'

/** Members that node-gtk has and the .gir file does not declare, with the reason. */
export interface Addition {
  reason: string
  /** Members of instances, by class. They replace members of the same name. */
  members?: Record<string, Member[]>
  /** Static members, by class. */
  statics?: Record<string, Member[]>
  /** Constants of the namespace. */
  constants?: Accessor[]
  /** Additional bases, by class. */
  bases?: Record<string, string[]>
}
