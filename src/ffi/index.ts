export * from './constants.js'
export { layouts, littleEndian } from './layouts.js'
export { callOnWorker } from './call-on-worker.js'
export { callSlot } from './call-slot.js'
export { ioctl, type Ioctl } from './ioctl.js'
export {
  addressOfBuffer,
  giveBackStruct,
  nativeBytes,
  type NativeBytes,
  type NativeStruct,
  takeStruct,
  withStruct,
} from './native-struct.js'
export { c, handlerAddress, type HandlerName, handlers, hasSymbol, symbols } from './symbols.js'
export type { Pointer } from './symbols/symbol.js'
export { callSystem, errnoName, lastErrno, systemError } from './system-error.js'
export { library } from './libraries.js'
export { koffiVersion } from './koffi-version.js'
export { canAllocate, MAP_FAILED } from './can-allocate.js'
export {
  type FieldType,
  peekStruct,
  readField,
  readPointer,
  readString,
  takeString,
  takeStrings,
  writeField,
} from './read-field.js'
export { requireFds } from './require-fds.js'
export { refCount } from './ref-count.js'
export { hasTurns, takeTurn } from './take-turn.js'
export { byteLength, endView, unsafeView } from './unsafe-view.js'
export { type Readiness, type Watch, watchFd } from './watch-fd.js'
