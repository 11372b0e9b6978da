import v8 from 'node:v8'
import vm from 'node:vm'
import koffi from 'koffi'
import type { Pointer } from './symbols/symbol.js'

/**
 * The bytes at an address as an ArrayBuffer, not copied. It must be given to {@link endView} before the bytes go away.
 *
 * A view that is made anew takes time, and some bytes that Node.js frees only in the next turn of the event loop. So those of
 * late are kept, out of anybody's reach, and when the same bytes are mapped again the view moves back into a new ArrayBuffer.
 */
export function unsafeView(pointer: Pointer, size: number): ArrayBuffer {
  if (size === 0) return new ArrayBuffer(0)
  const view = idle.get(pointer)
  if (view?.byteLength !== size) return koffi.view(pointer, size)
  idle.delete(pointer)
  idleBytes -= size
  return transfer.call(view)
}

/** Empties a view and every typed array over it, at once and without a garbage collection. */
export function endView(buffer: ArrayBuffer, pointer: Pointer, size: number): void {
  if (size === 0 || size > maxIdleViewBytes) {
    transfer.call(buffer, 0)
    return
  }
  drop(pointer)
  while (idle.size >= maxIdleViews || idleBytes + size > maxIdleBytes) {
    const [oldest = pointer] = idle.keys()
    drop(oldest)
  }
  idle.set(pointer, transfer.call(buffer))
  idleBytes += size
}

/** The true length of a buffer, whatever the program has defined on it. */
export function byteLength(buffer: ArrayBuffer): number {
  return getByteLength.call(buffer)
}

const { get: getByteLength } = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength') as {
  get: (this: ArrayBuffer) => number
}

const idle = new Map<Pointer, ArrayBuffer>()
let idleBytes = 0
const maxIdleViews = 32
const maxIdleBytes = 2 ** 26
// V8 counts what is kept as memory in use. One view of a frame of 2160p is more than all else in a small heap, and has it collected whole
// every few thousand frames, which costs more than to make the view anew.
const maxIdleViewBytes = 2 ** 24

function drop(pointer: Pointer): void {
  const view = idle.get(pointer)
  if (view === undefined) return
  idle.delete(pointer)
  idleBytes -= view.byteLength
  transfer.call(view, 0)
}

type Transfer = (this: ArrayBuffer, size?: number) => ArrayBuffer

// Built in from Node 22. Node 20's V8 has it behind a flag that a new context picks up.
const transfer: Transfer =
  (ArrayBuffer.prototype as { transfer?: Transfer }).transfer ?? transferOfFreshContext()

function transferOfFreshContext(): Transfer {
  v8.setFlagsFromString('--harmony-rab-gsab-transfer')
  const { prototype } = vm.runInNewContext('ArrayBuffer') as {
    prototype: { transfer: Transfer; constructor?: unknown }
  }
  // It makes the ArrayBuffers of its own context; these are to be instances of ours.
  delete prototype.constructor
  Object.setPrototypeOf(prototype, ArrayBuffer.prototype)
  return prototype.transfer
}
