export { type Guard, Guards, liveObjects, type Remains } from './guard.js'
