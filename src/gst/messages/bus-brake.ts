import { c, G_CONNECT_SWAPPED, handlerAddress, type Pointer } from '../../ffi/index.js'

/**
 * Slows the threads that post more messages than the event loop can read. Otherwise the bus, which has no limit, would
 * fill the memory of the process. The brake is g_usleep() of GLib, so it needs no JavaScript on those threads.
 */
export class BusBrake {
  readonly #bus: Pointer
  #handlers: (number | bigint)[] = []

  constructor(bus: Pointer) {
    this.#bus = bus
  }

  /** Makes a thread sleep for a millisecond after each message of the kinds that can be very many. */
  apply(): void {
    if (this.#handlers.length > 0) return
    this.#handlers = kinds.map((kind) =>
      c.g_signal_connect_data(
        this.#bus,
        `sync-message::${kind}`,
        handlerAddress('g_usleep'),
        sleepUs,
        null,
        G_CONNECT_SWAPPED,
      ),
    )
    c.gst_bus_enable_sync_message_emission(this.#bus)
  }

  /** Lets the threads run freely again. */
  release(): void {
    if (this.#handlers.length === 0) return
    c.gst_bus_disable_sync_message_emission(this.#bus)
    for (const handler of this.#handlers.splice(0)) c.g_signal_handler_disconnect(this.#bus, handler)
  }
}

const kinds = ['element', 'application', 'warning', 'info', 'tag', 'qos', 'property-notify']
const sleepUs = 1000n
