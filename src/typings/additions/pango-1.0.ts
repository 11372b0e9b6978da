import { type Addition, method } from './addition.js'

export const additions: Addition[] = [
  {
    reason: 'node-gtk passes the length itself',
    members: {
      Layout: [method('setMarkup', ['markup: string'], 'void'), method('setText', ['text: string'], 'void')],
    },
  },
]
