import type { Addition } from '../adapt/addition.js'
import { method, readonly } from './members.js'

export const additions: Addition[] = [
  {
    reason: 'They are macros in C; node-gtk adds them',
    constants: [readonly('EVENT_CONTINUE', 'false'), readonly('EVENT_STOP', 'true')],
  },
  {
    reason: 'node-gtk replaces them: an object instead of a tuple, and handlers by name',
    members: {
      Widget: [method('getSizeRequest', [], '{ width: number; height: number }')],
      Builder: [method('connectSignals', ['handlers?: Record<string, AnyHandler> | null'], 'void')],
    },
  },
]
