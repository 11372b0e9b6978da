import type { Addition } from '../adapt/addition.js'
import { method } from './members.js'

export const additions: Addition[] = [
  {
    reason: 'node-gtk passes the length',
    members: {
      Layout: [method('setMarkup', ['markup: string'], 'void'), method('setText', ['text: string'], 'void')],
    },
  },
]
