import {
  c,
  nativeStruct,
  type NativeStruct,
  type Pointer,
  littleEndian,
  type Watch,
  watchFd,
} from '../../ffi/index.js'
import { decodeMessage } from './decode-message.js'
import type { Message } from './message.js'

/** The bus of a pipeline, watched by the event loop through the bus's own fd. */
export class Bus {
  readonly #pipeline: Pointer
  readonly #bus: Pointer
  readonly #watch: Watch
  readonly #onMessage: (message: Message) => void

  constructor(pipeline: Pointer, onMessage: (message: Message) => void) {
    this.#pipeline = pipeline
    this.#onMessage = onMessage
    this.#bus = c.gst_bus_new()
    c.gst_element_set_bus(pipeline, this.#bus)
    this.#watch = watchFd(fdOf(this.#bus), () => {
      this.drain()
    })
    this.#watch.unref()
  }

  /** Whether the process stays alive for messages to come. */
  set isAwaited(isAwaited: boolean) {
    if (isAwaited) this.#watch.ref()
    else this.#watch.unref()
  }

  /** Hands out what is there. */
  drain(): void {
    for (let next = c.gst_bus_pop(this.#bus); next !== null; next = c.gst_bus_pop(this.#bus)) {
      let message: Message
      try {
        message = decodeMessage(next, this.#pipeline)
      } finally {
        c.gst_mini_object_unref(next)
      }
      this.#onMessage(message)
    }
  }

  /** Takes the bus off the pipeline, and its fd with it. */
  close(): void {
    this.#watch.close()
    c.gst_element_set_bus(this.#pipeline, null)
    c.gst_object_unref(this.#bus)
  }
}

function fdOf(bus: Pointer): number {
  pollFd ??= nativeStruct(8)
  c.gst_bus_get_pollfd(bus, pollFd.pointer)
  return pollFd.view.getInt32(0, littleEndian)
}

let pollFd: NativeStruct | undefined
