import type { Addition } from '../adapt/addition.js'
import { method, readonly } from './members.js'

export const additions: Addition[] = [
  {
    reason: 'They are macros in C; node-gtk adds them',
    constants: [readonly('EVENT_CONTINUE', 'false'), readonly('EVENT_STOP', 'true')],
  },
  {
    reason: 'node-gtk adds methods of its own, and lets some take several classes',
    members: {
      Widget: [
        method('containsChild', ['child: Widget'], 'boolean'),
        method('toggleCssClass', ['className: string'], 'void'),
        method('addCssClass', ['...classNames: string[]'], 'void'),
        method('removeCssClass', ['...classNames: string[]'], 'void'),
      ],
      ScrolledWindow: [method('scrollTo', ['value: number', 'vertical?: boolean'], 'number')],
    },
  },
]
