import { type Addition, readonly } from './addition.js'

export const additions: Addition[] = [
  {
    reason: 'node-gtk reads them from the state',
    members: {
      EventKey: ['shiftKey', 'ctrlKey', 'altKey', 'superKey', 'metaKey'].map((it) => readonly(it, 'boolean')),
    },
  },
]
