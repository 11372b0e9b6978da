export { type Guard, Guards, liveObjects, type HeldResource } from './guard.js'
