import type { Addition } from '../adapt/addition.js'
import { readonly } from './members.js'

export const additions: Addition[] = [
  {
    reason: 'node-gtk reads them from the state',
    members: {
      EventKey: ['shiftKey', 'ctrlKey', 'altKey', 'superKey', 'metaKey'].map((it) => readonly(it, 'boolean')),
    },
  },
]
