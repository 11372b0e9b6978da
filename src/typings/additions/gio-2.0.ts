import { type Addition, method } from './addition.js'

export const additions: Addition[] = [
  {
    reason:
      'node-gtk replaces it: in an ES module the loop starts later, and there is no status to return yet',
    members: { Application: [method('run', ['argv?: readonly string[] | null'], 'number | undefined')] },
  },
  {
    reason: 'A program that is started by D-Bus has no command of its own, which the header does not say',
    members: { AppInfo: [method('getExecutable', [], 'string | null')] },
  },
  {
    reason: 'A FileInfo that was not asked for the name has none, which the header does not say',
    members: { FileInfo: [method('getName', [], 'string | null')] },
  },
]
