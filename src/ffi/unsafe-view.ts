import koffi from 'koffi'
import type { Pointer } from './symbols/symbol.js'

/**
 * Returns the bytes at an address as an ArrayBuffer, without a copy. Pass it to {@link endView} before unmapping them.
 *
 * Creating a view is slow, and needs memory that Node.js frees only in the next turn of the event loop. So recent views
 * are kept out of the program's reach, and transferred to a new ArrayBuffer when the same bytes are mapped again.
 */
export function unsafeView(pointer: Pointer, size: number): ArrayBuffer {
  if (size === 0) return new ArrayBuffer(0)
  const view = idleViews.get(pointer)
  if (view?.byteLength !== size) return koffi.view(pointer, size)
  idleViews.delete(pointer)
  idleBytes -= size
  return transfer(view)
}

/** Detaches a view, and so empties all typed arrays over it, immediately and without garbage collection. */
export function endView(buffer: ArrayBuffer, pointer: Pointer, size: number): void {
  if (size === 0 || size > maxIdleViewBytes) {
    transfer(buffer, 0)
    return
  }
  drop(pointer)
  while (idleViews.size >= maxIdleViews || idleBytes + size > maxIdleBytes) {
    const [oldest = pointer] = idleViews.keys()
    drop(oldest)
  }
  idleViews.set(pointer, transfer(buffer))
  idleBytes += size
}

/** Returns the real length of a buffer, even if the program shadows its byteLength property. */
export function byteLength(buffer: ArrayBuffer): number {
  return getByteLength.call(buffer)
}

const { get: getByteLength } = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength') as {
  get: (this: ArrayBuffer) => number
}

const idleViews = new Map<Pointer, ArrayBuffer>()
let idleBytes = 0
const maxIdleViews = 32
const maxIdleBytes = 2 ** 26
// V8 counts kept views as memory in use. A view of one 2160p frame outweighs the rest of a small heap and causes a full
// garbage collection every few thousand frames, which costs more than creating the view again.
const maxIdleViewBytes = 2 ** 24

function drop(pointer: Pointer): void {
  const view = idleViews.get(pointer)
  if (view === undefined) return
  idleViews.delete(pointer)
  idleBytes -= view.byteLength
  transfer(view, 0)
}

/** Moves the bytes of a buffer into a new one, and detaches the first. */
function transfer(buffer: ArrayBuffer, size?: number): ArrayBuffer {
  return (transferMethod ??= transferOfFreshContext()).call(buffer, size)
}

type Transfer = (this: ArrayBuffer, size?: number) => ArrayBuffer

// Node 22 has it built in. In Node 20, V8 has it behind a flag that takes effect in a new context.
let transferMethod = (ArrayBuffer.prototype as { transfer?: Transfer }).transfer

function transferOfFreshContext(): Transfer {
  // Both are loaded here, because most programs start faster without them.
  process.getBuiltinModule('node:v8').setFlagsFromString('--harmony-rab-gsab-transfer')
  const { prototype } = process.getBuiltinModule('node:vm').runInNewContext('ArrayBuffer') as {
    prototype: { transfer: Transfer; constructor?: unknown }
  }
  // It creates ArrayBuffers of its own context; this makes them instances of ours.
  delete prototype.constructor
  Object.setPrototypeOf(prototype, ArrayBuffer.prototype)
  return prototype.transfer
}
