import type { Addition } from '../adapt/addition.js'
import { method } from './members.js'

export const additions: Addition[] = [
  {
    reason:
      'node-gtk replaces it: in an ES module the loop starts later, when there is no status to return yet',
    members: { Application: [method('run', ['argv?: readonly string[] | null'], 'number | undefined')] },
  },
  {
    reason: 'A program that D-Bus starts has no command, which the header does not say',
    members: { AppInfo: [method('getExecutable', [], 'string | null')] },
  },
  {
    reason: 'A FileInfo has a name only if it was requested, which the header does not say',
    members: { FileInfo: [method('getName', [], 'string | null')] },
  },
]
