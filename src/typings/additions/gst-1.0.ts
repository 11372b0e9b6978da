import type { Addition } from '../adapt/addition.js'
import { method } from './members.js'

export const additions: Addition[] = [
  {
    reason: 'The event may have no stream, and the meta no parameters, which the header does not say',
    members: {
      Event: [method('parseStream', [], 'Stream | null', '1.10')],
      Query: [method('parseNthAllocationMeta', ['index: number'], '[bigint, Structure | null]')],
    },
  },
]
