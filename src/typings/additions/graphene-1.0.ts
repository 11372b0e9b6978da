import type { Addition } from '../adapt/addition.js'
import { method } from './members.js'

export const additions: Addition[] = [
  {
    reason: 'node-gtk creates and initialises them in one call',
    statics: {
      Rect: [method('create', ['x: number', 'y: number', 'width: number', 'height: number'], 'Rect')],
      Point: [method('create', ['x: number', 'y: number'], 'Point')],
      Size: [method('create', ['width: number', 'height: number'], 'Size')],
    },
  },
]
