import { c, handlerAddress, type HandlerName, type Pointer } from '../../ffi/index.js'

/**
 * Has a thread of GStreamer's call a C function with an element and one argument more. Such a thread may wait for as long as it likes:
 * it holds up neither the event loop, nor the pool that files and DNS need, nor the end of the process.
 */
export function callElsewhere(element: Pointer, name: HandlerName, argument: Pointer): void {
  c.gst_element_call_async(element, handlerAddress(name), argument, null)
}
