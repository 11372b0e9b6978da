import { type Addition, method } from './addition.js'

export const additions: Addition[] = [
  {
    reason: 'node-gtk makes a colour of its name',
    statics: { RGBA: [method('create', ['value: string'], 'RGBA')] },
  },
]
