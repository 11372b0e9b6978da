import { type Addition, method, readonly } from './addition.js'

export const additions: Addition[] = [
  {
    reason: 'They are macros in C; node-gtk adds them',
    constants: [readonly('EVENT_CONTINUE', 'false'), readonly('EVENT_STOP', 'true')],
  },
  {
    reason: "node-gtk's own methods, and those that it lets take several classes",
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
