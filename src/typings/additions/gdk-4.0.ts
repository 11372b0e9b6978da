import type { Addition } from '../adapt/addition.js'
import { method } from './members.js'

export const additions: Addition[] = [
  {
    reason: 'node-gtk can make a colour from its name',
    statics: { RGBA: [method('create', ['value: string'], 'RGBA')] },
  },
]
