import { c, layouts, type Pointer, littleEndian, type Watch, watchFd, withStruct } from '../../ffi/index.js'
import { decodeMessage } from './decode-message.js'
import type { Structure } from '../value.js'
import type { Message } from './message.js'

/**
 * The bus of a pipeline. The event loop watches its fd, and a watched bus is never collected. So it holds the listener
 * strongly only while messages are awaited. A pipeline whose run is over can then be collected.
 */
export class Bus {
  readonly #pipeline: Pointer
  readonly #bus: Pointer
  readonly #watch: Watch
  readonly #listener: WeakRef<MessageListener>
  #missing: Structure | undefined

  /** The caller must keep a reference to the listener. */
  constructor(pipeline: Pointer, listener: MessageListener) {
    this.#pipeline = pipeline
    this.#listener = new WeakRef(listener)
    this.#bus = c.gst_bus_new()
    c.gst_element_set_bus(pipeline, this.#bus)
    this.#watch = watchFd(fdOf(this.#bus), () => {
      this.drain()
    })
    this.#watch.unref()
  }

  /** Whether the process and the listener stay alive for further messages. */
  set isAwaited(isAwaited: boolean) {
    const listener = this.#listener.deref()
    if (listener !== undefined && isAwaited) awaiting.add(listener)
    else if (listener !== undefined) awaiting.delete(listener)
    if (isAwaited) this.#watch.ref()
    else this.#watch.unref()
  }

  /** Passes all pending messages to the listener. */
  drain(): void {
    for (let next = c.gst_bus_pop(this.#bus); next !== null; next = c.gst_bus_pop(this.#bus)) {
      let message: Message
      try {
        message = decodeMessage(next, this.#pipeline, this.#missing)
      } finally {
        c.gst_mini_object_unref(next)
      }
      if (message.type === 'element' && message.structure.name === 'missing-plugin')
        this.#missing = message.structure
      this.#listener.deref()?.(message)
    }
  }

  /** Removes the bus from the pipeline, which also closes its fd. */
  close(): void {
    this.isAwaited = false
    this.#watch.close()
    c.gst_element_set_bus(this.#pipeline, null)
    c.gst_object_unref(this.#bus)
  }
}

/** Receives each message. */
export type MessageListener = (message: Message) => void

const awaiting = new Set<MessageListener>()

function fdOf(bus: Pointer): number {
  return withStruct('GPollFD', ({ pointer, view }) => {
    c.gst_bus_get_pollfd(bus, pointer)
    return view.getInt32(layouts.GPollFD.fd, littleEndian)
  })
}
