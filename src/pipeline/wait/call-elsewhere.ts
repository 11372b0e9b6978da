import { c, handlerAddress, type HandlerName, layouts, type Pointer, readField } from '../../ffi/index.js'
import { type Patience, until } from './until.js'

/**
 * Has a thread of GStreamer's call a C function with an element and one argument more. Such a thread may wait for as long as it likes:
 * it holds up neither the event loop, nor the pool that files and DNS need, nor the end of the process.
 */
export function callElsewhere(element: Pointer, name: HandlerName, argument: Pointer): void {
  c.gst_element_call_async(element, handlerAddress(name), argument, null)
}

/**
 * Has a thread of GStreamer's call a C function that takes a query or event, and waits until that is over, or this is given up. Its
 * references are counted then: `settle` changes them, on that thread, and `isOver` looks.
 */
export async function passElsewhere(element: Pointer, call: Passing, waiting: Waiting): Promise<void> {
  const { check, patience, late, calls } = waiting
  calls.add(call)
  c.gst_element_call_async(element, handlerAddress(call.name), call.object, handlerAddress(call.settle))
  const isOver = () =>
    call.isOver(Number(readField(call.object, layouts.GstMiniObject.refcount, 'int'))) ? true : undefined
  try {
    await until(
      () => {
        check()
        return isOver()
      },
      patience,
      late,
    )
    calls.delete(call)
  } catch (error) {
    void until(isOver, { idle: true }).then(() => {
      calls.delete(call)
      call.release()
    })
    throw error
  }
}

/** A call that is made elsewhere. */
export interface Passing {
  readonly name: HandlerName
  readonly object: Pointer
  readonly settle: 'gst_mini_object_ref' | 'gst_mini_object_unref'
  readonly isOver: (references: number) => boolean
  /** Gives back what is left when the call is over, and nobody waits for it any more. */
  readonly release: () => void
}

/** How to wait for a call elsewhere. */
export interface Waiting {
  /** Is asked all along, and throws what ends the waiting. */
  readonly check: () => void
  readonly patience: Patience
  readonly late: () => Error
  /** Those that are not over yet, also when nobody waits for them any more. */
  readonly calls: Set<Passing>
}
