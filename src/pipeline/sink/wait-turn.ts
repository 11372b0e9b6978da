import type { Pointer } from '../../ffi/index.js'

/** Returns true if no other sink is waited for in this turn of the event loop: the waits of many would add up. */
export function mayWaitFor(sink: Pointer): boolean {
  return waiter === undefined || waiter === sink
}

/** Notes that a sink is waited for in this turn. */
export function claimTurn(sink: Pointer): void {
  if (waiter === undefined)
    setImmediate(() => {
      waiter = undefined
    })
  waiter = sink
}

let waiter: Pointer | undefined
