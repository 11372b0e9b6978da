import { type Addition, method } from './addition.js'

export const additions: Addition[] = [
  {
    reason: 'node-gtk makes and fills them in one',
    statics: {
      Rect: [method('create', ['x: number', 'y: number', 'width: number', 'height: number'], 'Rect')],
      Point: [method('create', ['x: number', 'y: number'], 'Point')],
      Size: [method('create', ['width: number', 'height: number'], 'Size')],
    },
  },
]
