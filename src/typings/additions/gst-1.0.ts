import { type Addition, method } from './addition.js'

export const additions: Addition[] = [
  {
    reason: 'The event need not have a stream, nor the meta parameters: the header does not say so',
    members: {
      Event: [method('parseStream', [], 'Stream | null', '1.10')],
      Query: [method('parseNthAllocationMeta', ['index: number'], '[bigint, Structure | null]')],
    },
  },
]
