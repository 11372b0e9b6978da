import { c, handlerAddress, type HandlerName, type Pointer, refCount } from '../ffi/index.js'
import { poll, type WaitLimits } from '../wait/index.js'

/**
 * Calls a C function on a GStreamer thread, with an element and one more argument. The function may block: it delays
 * neither the event loop, nor the libuv thread pool that files and DNS need, nor the exit of the process.
 */
export function callAsync(element: Pointer, name: HandlerName, argument: Pointer): void {
  c.gst_element_call_async(element, handlerAddress(name), argument, null)
}

/**
 * Calls a C function that takes a query or event on a GStreamer thread, and waits until the call is over or the wait
 * ends. The reference count of the query or event shows that the call is over: `destroyNotify` changes it on that
 * thread, and `isDone` checks it.
 */
export async function callAsyncAndWait(
  element: Pointer,
  call: PendingCall,
  waiting: CallWait,
): Promise<void> {
  const { check, limits, timeoutError, pendingCalls } = waiting
  pendingCalls.add(call)
  c.gst_element_call_async(
    element,
    handlerAddress(call.name),
    call.object,
    handlerAddress(call.destroyNotify),
  )
  const isOver = () => (call.isDone(refCount(call.object)) ? true : undefined)
  try {
    await poll(
      () => {
        check()
        return isOver()
      },
      limits,
      timeoutError,
    )
    pendingCalls.delete(call)
  } catch (error) {
    void poll(isOver, { idle: true }).then(() => {
      pendingCalls.delete(call)
      call.release()
    })
    throw error
  }
}

/** A call on a GStreamer thread. */
export interface PendingCall {
  readonly name: HandlerName
  readonly object: Pointer
  readonly destroyNotify: 'gst_mini_object_ref' | 'gst_mini_object_unref'
  readonly isDone: (references: number) => boolean
  /** Releases the remaining references once an abandoned call is over. */
  readonly release: () => void
}

/** How to wait for a call on a GStreamer thread. */
export interface CallWait {
  /** Runs at every poll. Throws to end the wait. Returns false if an error may still be among unread messages. */
  readonly check: () => boolean
  readonly limits: WaitLimits
  readonly timeoutError: () => Error
  /** The calls that are not over yet, including abandoned ones. */
  readonly pendingCalls: Set<PendingCall>
}
